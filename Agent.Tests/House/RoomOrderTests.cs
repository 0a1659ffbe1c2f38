using System.Text.RegularExpressions;

namespace Agent.Tests.House;

/// <summary>Keeps the one-way street one-way: a room may use the rooms listed after it, never those before.</summary>
public sealed partial class RoomOrderTests
{
    private static readonly string[] Rooms =
    [
        "Health", "Inbox", "Intake", "Dispatch", "Agents", "Gates", "Approvals", "Model", "Runs",
        "Outcomes", "Prompts", "Costs", "Integrations", "Traces", "Auth", "Data",
    ];

    /// <summary>What stands at the door: documents the rooms and serves pages.</summary>
    private static readonly string[] NoRooms = ["OpenApi", "Scalar"];

    [Fact]
    public void Rooms_UseOnlyRoomsFurtherDown()
    {
        var backwards =
            from file in Source.Files("Agent.Api")
            let room = RoomOf(file)
            where Rooms.Contains(room)
            from used in UsedRooms(file).Distinct()
            where Array.IndexOf(Rooms, used) < Array.IndexOf(Rooms, room)
            select $"{file} uses {used}";

        Assert.Empty(backwards);
    }

    [Fact]
    public void Folders_All_AreRoomsOrKnownNotToBe()
    {
        var folders = Source.Files("Agent.Api").Select(RoomOf).OfType<string>().Distinct();

        Assert.Empty(folders.Except(Rooms).Except(NoRooms).Except(["Properties"]));
    }

    [Fact]
    public void Namespaces_All_FollowTheFolder()
    {
        var astray =
            from file in Source.Files("Agent.Api", "Agent.Plugins")
            let expected = Path.GetDirectoryName(file)!.Replace('/', '.')
            let declared = Source.Lines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
            where declared is not null && declared != $"namespace {expected};"
            select $"{file}: {declared}";

        Assert.Empty(astray);
    }

    [Fact]
    public void GlobalUsings_None_HideARoom() =>
        Assert.Empty(Source.Find(line => line.StartsWith("global using Agent.Api", StringComparison.Ordinal), "Agent.Api"));

    private static string? RoomOf(string file) => file.Split('/') is [_, var room, _, ..] ? room : null;

    // By a using, or by a full name in the text.
    private static IEnumerable<string> UsedRooms(string file) =>
        Source.Lines(file).Where(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
            .SelectMany(line => UsedRoom().Matches(line)).Select(match => match.Groups["room"].Value).Where(Rooms.Contains);

    [GeneratedRegex(@"\bAgent\.Api\.(?<room>\w+)")]
    private static partial Regex UsedRoom();
}
