using System.Globalization;
using Agent.Eval.Corrections;
using Agent.Eval.Judging;
using Agent.Eval.Labels;

namespace Agent.Eval.Commands;

/// <summary>Makes a case of a decision that a person corrected, or found right.</summary>
internal sealed class AddCommand : IEvalCommand
{
    private const string DefaultService = "http://127.0.0.1:8080";

    // Of a domain's parts; there may be up to 63.
    private const int LongestLabel = 40;

    private static readonly Option[] Options =
    [
        new("--lead", "LD_KEY", "the lead's key"),
        new("--expect", "WORDS", "what should have been decided, as disposition=nurture,score=30..45; nothing: it was right"),
        new("--case", "NAME", "the case's name; default corrected_ and a part of the key"),
        new("--why", "TEXT", "why, for whoever reviews the case"),
        new("--language", "CODE", "en, de, fr or es; guessed from the words"),
        new("--tag", "TAG", "a group to count the case in, as often as needed") { IsRepeated = true },
        new("--url", "URL", $"the service to read from; default {DefaultService}, or the database in ConnectionStrings__Postgres"),
        new("--file", "FILE", "where the case goes; default Agent.Eval/cases/corrected.json"),
    ];

    public string Name => "add";

    public string Summary => "makes a case of a decision that a person corrected";

    public string Help => $"""
        Reads a lead and its decision from a service or its database and writes a scrubbed case.

          dotnet run --project Agent.Eval -- add --lead ld_... [--expect disposition=nurture,score=30..45] [--case name]

        {OptionValues.Describe(Options)}

        Scrubbed: another address of the same class, another name, no phone number, none of the fields that no reader sees. The company and
        the words of the lead stay as they were, so look at the case before it is committed.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        var given = OptionValues.Parse(words, Options);
        var key = given.Find("--lead") ?? throw new UsageException("add needs --lead ld_...");
        var correction = Correction.Parse(given.Find("--expect"));
        string? body;
        try
        {
            body = await SourceOf(given).FindAsync(key);
        }
        catch (Exception away) when (away is HttpRequestException or Npgsql.NpgsqlException)
        {
            throw new UsageException($"The lead cannot be read: {away.Message}");
        }

        var stored = StoredLead.Read(body ?? throw new UsageException($"There is no lead {key}."));
        var details = DetailsOf(given, stored);
        var scrubbed = Scrub.Apply(stored, AddressOf(stored.Email, details.Name));
        var made = CorrectedCase.Make(stored, correction, details, scrubbed);
        if (CaseCheck.Problems([made]) is { Count: > 0 } problems)
        {
            throw new UsageException(string.Join(Environment.NewLine, problems));
        }

        var file = given.Find("--file") ?? Path.Combine(EvalFolder.Source, "cases", "corrected.json");
        CorrectedFile.Add(file, made);
        Tell(made, scrubbed, file);
        return 0;
    }

    private static ILeadSource SourceOf(OptionValues given) =>
        given.Find("--url") is null && Environment.GetEnvironmentVariable("ConnectionStrings__Postgres") is { Length: > 0 } database
            ? new PostgresLeadSource(database)
            : Uri.TryCreate(given.Find("--url") ?? DefaultService, UriKind.Absolute, out var service) && service.Scheme is "http" or "https"
                ? new HttpLeadSource(service)
                : throw new UsageException("--url must be an http or https address.");

    private static CaseDetails DetailsOf(OptionValues given, StoredLead stored) => new(
        given.Find("--case") ?? $"corrected_{stored.LeadKey[3..Math.Min(11, stored.LeadKey.Length)]}",
        given.Find("--language") ?? LanguageGuess.Of($"{stored.Lead["need"]} {stored.Lead["message"]} {stored.Lead["timeline"]}"),
        given.All("--tag"),
        given.Find("--why") ?? WhyOf(stored.Result, given.Find("--expect")));

    private static string WhyOf(Answer decided, string? expect) => string.Create(
        CultureInfo.InvariantCulture,
        $"Decided as {decided.Disposition ?? "nothing"} with {decided.Score ?? 0} points; {(expect is null ? "a person found it right" : $"a person expects {expect}")}.");

    // A domain that the rubric lists decides by itself, so it has to stay.
    private static string AddressOf(string email, string name)
    {
        var label = string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(LongestLabel));
        return RubricFile.Load().Lists(email.Split('@')[^1]) ? UniqueAddress.SameClass(email, label) : UniqueAddress.Scrubbed(email, label);
    }

    private static void Tell(EvalCase made, ScrubbedLead scrubbed, string file) => Console.WriteLine($"""
        Added {made.Name} to {file}
          language  {made.Language}
          expects   {made.Expected.Disposition}, {made.Expected.Segment}, score {string.Join(" to ", made.Expected.Score.Distinct())}
          scrubbed  {string.Join(", ", ["address", scrubbed.OddName ? "not the name, which looks like none" : "name", .. scrubbed.Dropped])}
        Look it over before you commit it: the company and the words of the lead are as they were.
        """);
}
