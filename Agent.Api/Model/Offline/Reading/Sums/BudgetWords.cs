using System.Collections.Frozen;
using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Sums;

/// <summary>A budget without a figure: there is none, or it is there and approved. What is still to be decided is neither.</summary>
internal static class BudgetWords
{
    private const int FurthestVerb = 7;

    // "None for now", "nichts bis März", but not "no idea"
    private static readonly Sense[] AfterNothing = [Sense.For, Sense.In, Sense.By, Sense.Now, Sense.NowAlone, Sense.Since];

    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        ("kids children students families people patients tenants customers kinder schuler familien leute patienten kunden " +
         "enfants jeunes eleves familles gens personnes patients etudiants locataires clients ninos ninas chicos chicas jovenes alumnos familias gente personas pacientes estudiantes vecinos clientes").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The words that say there is no money; in a budget field "none" alone says it.</summary>
    public static string? None(Passage text, bool alone)
    {
        foreach (var term in text.Terms)
        {
            if (term.Sense is Sense.NoBudget && !IsCovered(text, term, Sense.OpenBudget) && !IsOfOthers(text, term))
            {
                return text.Quote(term.From, term.To);
            }
        }

        return !alone ? null
            : IsNothingBut(text, Sense.Zero) ? text.Quote(0, text.Count).Trim()
            : BeginsWithNothing(text) is { } nothing ? text.Quote(0, nothing)
            : null;
    }

    /// <summary>The words that say the money is there; in a budget field "approved" or "yes" alone says it.</summary>
    public static string? Approved(Passage text, bool alone)
    {
        foreach (var term in text.Terms)
        {
            if (term.Sense is Sense.HasBudget && !IsDenied(text, term.From, term.To))
            {
                return text.Quote(term.From, term.To);
            }

            if (term.Sense is Sense.Approved or Sense.Ready && !IsDenied(text, term.From, term.To) && Whole(text, term, alone) is { } words)
            {
                return words;
            }
        }

        return null;
    }

    private static string? Whole(Passage text, Term approved, bool alone)
    {
        var (from, to) = text.Sentence(approved.From);
        var before = text.Within(from, approved.From, Sense.Budget).LastOrDefault(budget => approved.From - budget.To <= FurthestVerb && !Parted(text, budget.To, approved.From));
        var after = text.Within(approved.To, to, Sense.Budget).FirstOrDefault(budget => budget.From - approved.To <= 1);

        return before.Length > 0 && !text.Any(before.From, approved.From, Sense.NotYet) ? text.Quote(before.From, approved.To)
            : after.Length > 0 ? text.Quote(approved.From, after.To)
            : alone ? text.Quote(approved.From, approved.To)
            : null;
    }

    // "not approved yet", "wird gerade freigegeben", "en attente d'être validé": something in the clause says so.
    private static bool IsDenied(Passage text, int from, int end)
    {
        var (start, _) = text.Sentence(from);
        var clause = from;
        while (clause > start && !text[clause - 1].IsMark(',') && !text[clause - 1].IsMark('('))
        {
            clause--;
        }

        return text.Any(clause, from, Sense.NotYet) || text.Is(end, Sense.NotYet) || text.Is(end + 1, Sense.NotYet);
    }

    // "20 kids without money": those who have none are not who writes, unless that is who they say they are.
    private static bool IsOfOthers(Passage text, Term none) =>
        Others.Contains(text[none.From - 1].Text) && text.FindBefore(none.From - 1, Sense.WeAre) is null
            && !(text.FindBefore(none.From - 1, Sense.Article) is { } article && text.FindBefore(article.From, Sense.WeAre) is not null);

    private static bool Parted(Passage text, int from, int to) => Enumerable.Range(from, to - from).Any(at => text[at].IsMark(',') || text[at].Kind is TokenKind.Break);

    private static bool IsCovered(Passage text, Term term, Sense by) => text.Terms.Any(other => other.Sense == by && other.From < term.To && other.To >= term.To);

    // "None available", "none allocated for this", "zero, pre-revenue", "keines vorhanden", "none for now"
    private static int? BeginsWithNothing(Passage text) =>
        text.Find(0, Sense.Zero) is not { } zero ? null
        : text.Find(zero.To, [Sense.Ready, Sense.Approved]) is { } ready && (!text[ready.To].IsWord || text.Find(ready.To, AfterNothing) is not null) ? ready.To
        : text[zero.To].IsMark(',') || text[zero.To].IsMark('(') || text[zero.To].IsMark('.') ? zero.To
        : text.Find(zero.To, AfterNothing) is not null ? zero.To
        : null;

    private static bool IsNothingBut(Passage text, Sense sense)
    {
        var any = false;

        for (var at = 0; at < text.Count;)
        {
            if (text.Find(at, sense) is { } term)
            {
                (any, at) = (true, term.To);
            }
            else if (text[at].IsWord || text[at].IsNumber)
            {
                return false;
            }
            else
            {
                at++;
            }
        }

        return any;
    }
}
