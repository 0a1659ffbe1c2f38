using System.ComponentModel.DataAnnotations;

namespace Agent.Api.Runs;

/// <summary>The limits every run lives under, and how many run at once. Section <c>Agent</c>, checked at start.</summary>
internal sealed class RunLimits
{
    public const string Section = "Agent";

    /// <summary>Model requests a pass may make, the reader's and the writer's included. Default 16.</summary>
    [Range(1, 100)]
    public int MaxSteps { get; init; } = 16;

    /// <summary>Tokens a run may use, input and output together. Default 60,000.</summary>
    [Range(1_000, 10_000_000)]
    public int MaxTokensPerRun { get; init; } = 60_000;

    /// <summary>Seconds one pass may take. Default 120.</summary>
    [Range(1, 3_600)]
    public int MaxSecondsPerRun { get; init; } = 120;

    /// <summary>How often the same call with the same arguments may be asked for before the run goes to a person. Default 3.</summary>
    [Range(1, 20)]
    public int MaxSameCall { get; init; } = 3;

    /// <summary>
    /// Messages with a call that fits no tool, or not its parameters, that the model gets back to mend; with the next one the lead goes to a
    /// person. Counted per pass. Default 2.
    /// </summary>
    [Range(0, 20)]
    public int MaxMisfits { get; init; } = 2;

    /// <summary>Gated acts one run may have waiting. More are refused: a flood of approvals helps nobody. Default 5.</summary>
    [Range(1, 50)]
    public int MaxPendingPerRun { get; init; } = 5;

    /// <summary>Passes that may fail on a fault before the run goes to a person. Default 5.</summary>
    [Range(1, 20)]
    public int MaxFailures { get; init; } = 5;

    /// <summary>Pause before a run that failed is tried again; doubles with each failure, to at most 2 minutes. Default 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Pause before a run that rules decided is done anew, when the model was out; doubles each time it still is, to at most 30 minutes.
    /// Default 1 minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RedoPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Runs in flight on this node; more wait in the queue. Default 1,000.</summary>
    [Range(0, 100_000)]
    public int Concurrency { get; init; } = 1_000;

    /// <summary><c>draft</c>: mails are drafted only. <c>propose</c>: sending is proposed too, and always needs approval. Default draft.</summary>
    [AllowedValues("draft", "propose")]
    public string Outreach { get; init; } = "draft";

    /// <summary>How a mail is signed. Default "The sales team".</summary>
    [StringLength(80, MinimumLength = 1)]
    public string Sender { get; init; } = "The sales team";

    /// <summary>Where everything the service writes goes: private servers, trace files. Default <c>data</c>.</summary>
    [Required]
    public string DataDir { get; init; } = "data";

    /// <summary>The folder of prompts and the rubric. Default <c>prompts</c>.</summary>
    [Required]
    public string PromptsDir { get; init; } = "prompts";

    /// <summary>Where the prompts are: the folder as given, seen from the working directory, else the copy beside the program.</summary>
    public string PromptsFolder => Directory.Exists(PromptsDir) ? Path.GetFullPath(PromptsDir) : Path.Combine(AppContext.BaseDirectory, PromptsDir);
}
