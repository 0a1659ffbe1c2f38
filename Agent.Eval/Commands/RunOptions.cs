using System.Globalization;
using Agent.Eval.Running;

namespace Agent.Eval.Commands;

/// <summary>What a run was asked to do.</summary>
internal sealed record RunOptions
{
    /// <summary>Only these cases, with their whole answers. Empty: all.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>sample, cases or twins; null: all that the mode runs.</summary>
    public string? Only { get; init; }

    /// <summary>offline, recorded or live. Each has its own baseline.</summary>
    public string Mode { get; init; } = "offline";

    public required RunPlan Plan { get; init; }

    public bool Accept { get; init; }

    /// <summary>Where the reports go. Default: <c>TestResults/evals</c> in the repository.</summary>
    public string? Json { get; init; }

    public string? Html { get; init; }

    /// <summary>Another file to compare with. Default: the mode's own.</summary>
    public string? Baseline { get; init; }

    /// <summary>Answers do not vary, so each case counts.</summary>
    public bool IsExact => Mode != "live";

    /// <summary>Everything the mode runs, and nothing left out.</summary>
    public bool IsWhole => Names.Count == 0 && Only is null;

    public static IReadOnlyList<Option> All { get; } =
    [
        new("--only", "WHAT", "sample (the 20 leads), cases (the labelled ones) or twins"),
        new("--accept", null, "make this run the baseline that later runs are compared with"),
        new("--baseline", "FILE", "compare with this file instead of Agent.Eval/baseline.json"),
        new("--html", "FILE", "the page; default TestResults/evals/report.html"),
        new("--json", "FILE", "the numbers; default TestResults/evals/report.json"),
        new("--live", null, "ask the model of OPENAI_API_KEY instead of the embedded one; costs money"),
        new("--model", "NAME", "live: the model's name at the provider"),
        new("--endpoint", "URL", "live: an OpenAI-compatible server instead of OpenAI's; needs no key"),
        new("--repeats", "K", "live: tries of each case, 1 to 20; default 3"),
        new("--max-cost", "USD", "live: stop before this is passed; default 1"),
        new("--price", "IN,OUT", "live: USD for a million tokens, where the service does not know the model's price"),
        new("--lanes", "N", "services at work at once, 1 to 16; default 1, live 4"),
        new("--set", "KEY=VALUE", "a setting of the service, as often as needed; Recordings:Mode=replay answers from recordings") { IsRepeated = true },
    ];

    /// <exception cref="UsageException">What was asked makes no sense; the message says what does.</exception>
    public static RunOptions Parse(IReadOnlyList<string> words, Func<string, string?> environment)
    {
        var given = OptionValues.Parse(words, All);
        var live = given.Has("--live");
        foreach (var option in new[] { "--model", "--endpoint", "--repeats", "--max-cost", "--price" }.Where(option => !live && given.Has(option)))
        {
            throw new UsageException($"{option} needs --live.");
        }

        var maxCost = Money(given.Find("--max-cost") ?? "1", "--max-cost");
        (string Key, string Value)[] settings = [.. live ? LiveSettings.Of(given, maxCost, environment) : [], .. given.All("--set").Select(Setting)];
        var options = new RunOptions
        {
            Names = given.Names,
            Only = OneOf(given.Find("--only"), "--only", "sample", "cases", "twins"),
            Mode = live ? "live" : settings.Any(setting => setting is { Key: "Recordings:Mode", Value: "replay" }) ? "recorded" : "offline",
            Accept = given.Has("--accept"),
            Json = given.Find("--json"),
            Html = given.Find("--html"),
            Baseline = given.Find("--baseline"),
            Plan = new()
            {
                Settings = settings,
                Repeats = Whole(given.Find("--repeats"), "--repeats", live ? 3 : 1, 20),
                Lanes = Whole(given.Find("--lanes"), "--lanes", live ? 4 : 1, 16),
                Cap = live ? new(maxCost) : null,
            },
        };

        return options.Accept && !options.IsWhole
            ? throw new UsageException("--accept needs a run of all cases: without --only and without names.")
            : options;
    }

    private static (string Key, string Value) Setting(string text) => text.Split('=', 2) is [{ Length: > 0 } key, var value]
        ? (key.Replace("__", ":", StringComparison.Ordinal), value)
        : throw new UsageException($"--set takes KEY=VALUE, not '{text}'.");

    internal static bool TryMoney(string text, out decimal money) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out money);

    private static decimal Money(string text, string option) =>
        TryMoney(text, out var money) ? money : throw new UsageException($"{option} is '{text}': it must be a number of US dollars such as 0.50.");

    private static int Whole(string? text, string option, int standard, int most) => text is null
        ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number : throw new UsageException($"{option} is '{text}': it must be a whole number from 1 to {most}.");

    private static string? OneOf(string? word, string option, params string[] allowed) =>
        word is null || allowed.Contains(word) ? word : throw new UsageException($"{option} is '{word}': it must be one of {string.Join(", ", allowed)}.");
}
