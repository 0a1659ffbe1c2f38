using System.ComponentModel.DataAnnotations;

namespace Agent.Api.Model.Recording;

/// <summary>Whether exchanges with the model are kept, or answered from what was kept. Section <c>Recordings</c>, checked at start.</summary>
internal sealed class RecordingOptions
{
    public const string Section = "Recordings";

    /// <summary>
    /// <c>off</c>. <c>record</c>: the model answers, and each exchange is written down. <c>replay</c>: only what was written down answers;
    /// no key, no network, no cost. Default off.
    /// </summary>
    [AllowedValues("off", "record", "replay", ErrorMessage = "one of off, record, replay.")]
    public string Mode { get; init; } = "off";

    /// <summary>Where the exchanges are, one JSON file each; seen from the working directory. Default <c>recordings</c>.</summary>
    [Required]
    public string Folder { get; init; } = "recordings";

    /// <summary>
    /// What becomes of a request nobody recorded. <c>fail</c>: the run goes to a person, with the agent and the prompt named.
    /// <c>offline</c>: the embedded model answers it. Default fail.
    /// </summary>
    [AllowedValues("fail", "offline", ErrorMessage = "one of fail, offline.")]
    public string OnMiss { get; init; } = "fail";

    public bool IsRecord => Mode == "record";

    public bool IsReplay => Mode == "replay";
}
