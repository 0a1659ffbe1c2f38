using System.Diagnostics;
using System.Globalization;
using Bench;

// Unique leads through POST /lead of a running service, so many in flight, and what they cost. bench/run does it all.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = Options.Parse(args);
var postgres = PostgresCounters.Find(options.DataDir);
using var load = new Load(options.Url, options.InFlight, new(Guid.NewGuid().ToString("n")[..8]));

await load.WaitUntilReadyAsync();
var transactionsBefore = postgres is null ? 0 : await postgres.TransactionsAsync();
var warmUp = await load.RunAsync(options.WarmUp);
var before = Measure();
var measured = await load.RunAsync(options.Duration);
var after = Measure();

var thousands = Math.Max(1, measured.Decided) / 1000.0;
Console.WriteLine(
    $"{options.InFlight} in flight, {measured.Elapsed.TotalSeconds:0.0} s after {warmUp.Elapsed.TotalSeconds:0.0} s of warm-up, {Environment.ProcessorCount} cores");
Console.WriteLine($"leads/s            {measured.Decided / measured.Elapsed.TotalSeconds:0.0}");
Console.WriteLine($"p50, p99           {measured.Percentile(0.5).TotalMilliseconds:0.0} ms, {measured.Percentile(0.99).TotalMilliseconds:0.0} ms");
Console.WriteLine($"not decided        {measured.Answers.Count - measured.Decided} of {measured.Answers.Count}");
foreach (var group in measured.Answers.GroupBy(answer => (answer.Kind, answer.Outcome)).OrderBy(group => group.Key))
{
    Console.WriteLine($"  {group.Key.Kind,-12} {group.Key.Outcome,-36} {group.Count()}");
}

Console.WriteLine("CPU-seconds per 1,000 leads");
Print("service", options.ServiceId is null ? null : (after.Service - before.Service) / thousands);
Print("Postgres", postgres is null ? null : (after.Postgres - before.Postgres) / thousands);
Print("this client", (after.Client - before.Client) / thousands);

if (postgres is not null)
{
    var leads = Math.Max(1, warmUp.Decided + measured.Decided);
    var transactions = await postgres.TransactionsAsync() - transactionsBefore;
    Console.WriteLine("Postgres round trips per lead");
    Print("transactions (a pooled session's reset, if on, is one of its own)", (double)transactions / leads);
    Print("session wake-ups (an upper bound: waits for disk and locks too)", (after.Sleeps - before.Sleeps) / (thousands * 1000));
}

return measured.Decided > 0 && measured.Decided == measured.Answers.Count ? 0 : 1;

(double Service, double Postgres, double Client, long Sleeps) Measure() =>
    (options.ServiceId is { } id ? ProcessTimes.CpuSeconds(id) : 0,
     postgres is null ? 0 : ProcessTimes.CpuSeconds(postgres.ProcessId),
     Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds,
     postgres is null ? 0 : ProcessTimes.ChildrenSleeps(postgres.ProcessId));

static void Print(string name, double? value) => Console.WriteLine($"  {name,-64} {(value is null ? "not known" : value.Value.ToString("0.00", null))}");
