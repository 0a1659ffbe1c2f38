using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Agent.Tests.Ops;
using Agent.Tests.Support;

namespace Agent.Tests.Faults;

/// <summary>
/// The table in docs/faults.md is what was seen: every row that a test sees has to stand there, word for word. <c>UPDATE_GOLDEN=1</c>
/// writes the seen rows into the page.
/// </summary>
public sealed class FaultTable : IDisposable
{
    private const string Page = "docs/faults.md";
    private const string Head = "| fault | at | the lead at once | requests | acts | then |\n| --- | --- | --- | --- | --- | --- |\n";

    private static readonly bool Updates = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["upsert_lead_row"] = "row",
        ["create_followup_task"] = "task",
        ["draft_email"] = "draft",
        ["write_company_summary"] = "summary",
    };

    private readonly ConcurrentDictionary<int, string> _rows = new();

    /// <param name="order">Where the row stands in the table.</param>
    /// <param name="requests">Requests about the lead until it was answered.</param>
    /// <param name="then">What came of it once the fault was over.</param>
    internal void Add(int order, WireFault fault, JsonObject result, int requests, JsonObject then)
    {
        var row = $"| {fault.Fault} | {fault.Where}{(fault.Enterprise ? ", enterprise" : "")} | {State(result)} | {requests} | {Acts(result)} | {State(then)} |";
        _rows[order] = row;
        if (!Updates)
        {
            Assert.True(RepositoryFiles.Read(Page).Contains(row, StringComparison.Ordinal), $"Not in {Page}: {row}");
        }
    }

    public void Dispose()
    {
        if (!Updates)
        {
            return;
        }

        var path = Path.Combine(RepositoryFiles.Root, Page);
        var text = File.ReadAllText(path);
        var from = text.IndexOf(Head, StringComparison.Ordinal);
        var rest = text.IndexOf("\n\n", from, StringComparison.Ordinal);
        var rows = string.Join('\n', _rows.OrderBy(row => row.Key).Select(row => row.Value));
        File.WriteAllText(path, text[..from] + Head + rows + text[rest..]);
    }

    private static string State(JsonObject result)
    {
        var pending = result.Pending().GroupBy(name => name).Select(group => group.Count() > 1 ? $"{group.Count()} {group.Key}" : group.Key).ToList();
        var reason = result["pending_actions"]!.AsArray().Where(act => (string?)act!["name"] == "review_lead").Select(act => (string?)act!["reason"]).FirstOrDefault();
        return result.Text("status")!
            + (result.Text("disposition") is { } disposition ? $", {disposition}" : "")
            + ((bool)result["provisional"]! ? $", provisional: {result.Text("provisional_reason")}" : result.Flags().Contains("model_out") ? ", model_out" : "")
            + (pending.Count > 0 ? $", waits: {string.Join(", ", pending)}" : "")
            + (reason is null ? "" : $" ({reason})");
    }

    private static string Acts(JsonObject result) =>
        result.Taken().ToList() is { Count: > 0 } taken ? string.Join(", ", taken.GroupBy(name => name!).Select(Named)) : "none";

    private static string Named(IGrouping<string, string?> acts) => Short.GetValueOrDefault(acts.Key, acts.Key) + (acts.Count() > 1 ? $" ({acts.Count()} times)" : "");
}
