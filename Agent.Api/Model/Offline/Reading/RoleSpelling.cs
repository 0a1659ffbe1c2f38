using Agent.Api.Model.Offline.Reading.Words;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Titles with a slip of the finger: "Geschäftsfürer", "Foundr", "Menager". Only for words that no list knows.</summary>
internal static class RoleSpelling
{
    private const int ShortestWord = 5;

    private static readonly (string Word, AuthorityLevel Level)[] Known =
    [
        .. from entry in ((string Words, AuthorityLevel Level)[])
           [
               ("founder owner president partner executive chairman entrepreneur geschaftsfuhrer geschaftsfuhrerin inhaber inhaberin grunder gesellschafter vorstand gerant gerante dirigeant fondateur proprietaire presidente fundador propietario propietaria", AuthorityLevel.Executive),
               ("director directeur directrice direktor direktorin directora leiter leiterin bereichsleiter abteilungsleiter prokurist prokuristin", AuthorityLevel.Director),
               ("manager supervisor leader foreman teamleiter teamleiterin projektleiter projektleiterin responsable gerente encargado", AuthorityLevel.Manager),
               ("engineer developer analyst consultant specialist coordinator administrator accountant assistant secretary sachbearbeiter mitarbeiter einkaufer assistentin sekretarin technicien comptable asistente secretaria", AuthorityLevel.Contributor),
               ("student intern trainee praktikant praktikantin werkstudent auszubildender stagiaire etudiant estudiante becario practicante", AuthorityLevel.StudentOrIntern),
           ]
           from word in entry.Words.Split(' ')
           select (word, entry.Level),
    ];

    /// <summary>The level of the last word that is one slip away from a role.</summary>
    public static AuthorityLevel? LevelOf(WordText text)
    {
        for (var at = text.Words.Count - 1; at >= 0; at--)
        {
            var word = text.Words[at].Text;
            foreach (var (known, level) in word.Length >= ShortestWord ? Known : [])
            {
                if (word[0] == known[0] && known.Length >= ShortestWord + 1 && IsOneSlip(word, known))
                {
                    return level;
                }
            }
        }

        return null;
    }

    // One letter too many, too few, wrong, or two swapped.
    private static bool IsOneSlip(string word, string known)
    {
        if (Math.Abs(word.Length - known.Length) > 1)
        {
            return false;
        }

        var at = word.AsSpan().CommonPrefixLength(known);
        var left = word.AsSpan(at);
        var right = known.AsSpan(at);

        return left.Length > right.Length ? left[1..].SequenceEqual(right)
            : left.Length < right.Length ? right[1..].SequenceEqual(left)
            : left.Length > 0 && (left[1..].SequenceEqual(right[1..]) || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])));
    }
}
