using System.Globalization;
using Agent.Api.Prompts;
using Agent.Eval.Commands;

namespace Agent.Eval.Diff;

/// <summary>Which change fails the comparison.</summary>
internal enum FailOn
{
    Disposition,
    Tier,

    /// <summary>Only leads that cross the line to a proposed rejection or to spam, in either direction.</summary>
    Reject,
    None,
}

/// <summary>Who answers when a lead has to be read anew.</summary>
internal enum ReadBy
{
    Offline,
    Recordings,
    Live,
}

/// <summary>What a comparison was asked to do.</summary>
internal sealed record DiffOptions
{
    public required string Prompts { get; init; }

    public required string Against { get; init; }

    /// <summary>The candidate's rubric, inside its folder. Default <c>rubric.json</c>.</summary>
    public string Rubric { get; init; } = RubricVersion.DefaultFile;

    public int Last { get; init; } = 200;

    public string? Data { get; init; }

    public string? Json { get; init; }

    public FailOn FailOn { get; init; }

    public int Allow { get; init; }

    public ReadBy ReadBy { get; init; }

    /// <summary>Settings of the service that the options stand for.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>USD the reading may cost. Only with a live model.</summary>
    public decimal MaxCost { get; init; }

    /// <summary>A model whose prices count instead of those of the models that answered; null: those.</summary>
    public string? PriceAs { get; init; }

    public static IReadOnlyList<Option> All { get; } =
    [
        new("--prompts", "FOLDER", "the candidate: a whole prompts folder with its rubric; edit a copy of prompts/"),
        new("--against", "FOLDER", "what it is compared with; default prompts"),
        new("--rubric", "FILE", "the candidate's rubric inside its folder, as presets/champ.json; default rubric.json"),
        new("--last", "N", "how many stored leads, newest first; default 200"),
        new("--data", "FOLDER", "the data folder of a service; default the database in ConnectionStrings__Postgres, else data/"),
        new("--fail-on", "WHAT", "exit code 1 when leads change: disposition (default), tier, reject or none"),
        new("--allow", "N", "as many changes are no failure; default 0"),
        new("--json", "FILE", "the whole comparison as JSON"),
        new("--price-as", "MODEL", "estimate costs by this model's price, for leads the embedded model answered"),
        new("--recordings", "FOLDER", "a changed reader answers from recordings (docs/recordings.md)"),
        new("--live", null, "a changed reader is asked for real, by OPENAI_API_KEY or --endpoint; costs money"),
        new("--max-cost", "USD", "live: stop before this is passed; needed with --live"),
        new("--model", "NAME", "live and recordings: the model's name at the provider"),
        new("--endpoint", "URL", "live: an OpenAI-compatible server instead of OpenAI's; needs no key"),
    ];

    /// <exception cref="UsageException">What was asked makes no sense; the message says what does.</exception>
    public static DiffOptions Parse(IReadOnlyList<string> words, Func<string, string?> environment)
    {
        var given = OptionValues.Parse(words, All);
        if (given.Names.Count > 0)
        {
            throw new UsageException($"diff takes options only, not '{given.Names[0]}'.");
        }

        var readBy = given.Has("--live") ? ReadBy.Live : given.Has("--recordings") || environment("Recordings__Mode") == "replay" ? ReadBy.Recordings : ReadBy.Offline;
        Check(given, readBy);
        return new()
        {
            Prompts = given.Find("--prompts") ?? throw new UsageException("diff needs --prompts FOLDER: the folder with the change."),
            Against = given.Find("--against") ?? PromptSide.DefaultFolder,
            Rubric = given.Find("--rubric") ?? RubricVersion.DefaultFile,
            Last = Whole(given, "--last", 200, 1, 100_000),
            Data = given.Find("--data"),
            Json = given.Find("--json"),
            FailOn = FailOnOf(given.Find("--fail-on")),
            Allow = Whole(given, "--allow", 0, 0, 100_000),
            ReadBy = readBy,
            Settings = new Dictionary<string, string?>(SettingsOf(given, readBy, environment)),
            MaxCost = readBy == ReadBy.Live ? Money(given) : 0,
            PriceAs = given.Find("--price-as"),
        };
    }

    private static void Check(OptionValues given, ReadBy readBy)
    {
        if (given.Has("--live") && given.Has("--recordings"))
        {
            throw new UsageException("--live and --recordings: a changed reader is asked by one of them.");
        }

        foreach (var option in new[] { "--max-cost", "--endpoint" }.Where(option => readBy != ReadBy.Live && given.Has(option)))
        {
            throw new UsageException($"{option} needs --live.");
        }

        if (readBy == ReadBy.Offline && given.Has("--model"))
        {
            throw new UsageException("--model needs --live or --recordings.");
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> SettingsOf(OptionValues given, ReadBy readBy, Func<string, string?> environment)
    {
        var (key, endpoint) = (environment("OPENAI_API_KEY") ?? environment("OpenAI__ApiKey"), given.Find("--endpoint"));
        if (readBy == ReadBy.Live && string.IsNullOrWhiteSpace(key) && (endpoint ?? environment("OpenAI__Endpoint")) is null)
        {
            throw new UsageException("--live needs OPENAI_API_KEY in the environment, or --endpoint for a server that needs no key.");
        }

        (string Key, string? Value)[] settings =
        [
            ("OpenAI:ApiKey", readBy == ReadBy.Live ? key : null), ("OpenAI:Endpoint", endpoint), ("OpenAI:Model", given.Find("--model")),
            ("Recordings:Mode", readBy == ReadBy.Recordings ? "replay" : "off"), ("Recordings:Folder", given.Find("--recordings")),
        ];
        return settings.Where(setting => setting.Value is not null).Select(setting => KeyValuePair.Create(setting.Key, setting.Value));
    }

    private static FailOn FailOnOf(string? word) => word switch
    {
        null => FailOn.Disposition,
        _ when Enum.TryParse<FailOn>(word, ignoreCase: true, out var known) && !char.IsDigit(word[0]) => known,
        _ => throw new UsageException($"--fail-on is '{word}': it must be one of tier, disposition, reject, none."),
    };

    private static int Whole(OptionValues given, string option, int standard, int least, int most) => given.Find(option) is not { } text
        ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : throw new UsageException($"{option} is '{text}': it must be a whole number from {least} to {most}.");

    private static decimal Money(OptionValues given) => given.Find("--max-cost") is not { } text
        ? throw new UsageException("--live needs --max-cost USD: what the reading may cost at most.")
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var money)
            ? money : throw new UsageException($"--max-cost is '{text}': it must be a number of US dollars such as 0.50.");
}
