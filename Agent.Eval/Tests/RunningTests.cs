using Agent.Eval.Labels;
using Agent.Eval.Running;

namespace Agent.Eval.Tests;

public sealed class RunningTests
{
    [Fact]
    public void Divide_Cases_KeepsACompanyTogetherAndInOrder()
    {
        EvalCase[] cases =
        [
            At("late", "one.example", 3), At("early", "ONE.example", 1), At("b", "two.example", 2), At("c", "three.example", 2), At("d", "four.example", 1),
        ];

        var lanes = Lanes.Divide(cases, 2);

        Assert.Equal(cases.Length, lanes.Sum(lane => lane.Count));
        Assert.All(lanes, lane => Assert.Equal(lane.OrderBy(one => one.ReceivedAt), lane));
        Assert.Single(lanes, lane => lane.Any(one => one.Name == "late") && lane.Any(one => one.Name == "early"));
        Assert.All(lanes, lane => Assert.InRange(lane.Count, 2, 3));
    }

    [Fact]
    public void Divide_MoreLanesThanCompanies_LeavesNoneEmpty() => Assert.Single(Lanes.Divide([At("a", "one.example", 1)], 4));

    [Fact]
    public void TryEnter_DearestLeadWouldNotFitTwice_StopsBeforeTheLimit()
    {
        var cap = new CostCap(0.99m);
        Spend(cap, 0.30m);
        Spend(cap, 0.10m);

        Assert.False(cap.TryEnter());
        Assert.Equal(0.40m, cap.Spent);
        Assert.Contains("limit of 0.99 USD", cap.Stopped, StringComparison.Ordinal);
    }

    [Fact]
    public void TryEnter_OthersInFlight_CountsThem()
    {
        var cap = new CostCap(1);
        Spend(cap, 0.1m);

        var entered = Enumerable.Range(0, 10).TakeWhile(_ => cap.TryEnter()).Count();

        Assert.Equal(4, entered);
        Assert.False(cap.TryEnter());
    }

    // Whatever the leads cost, as long as none costs more than twice the dearest before it, the limit holds.
    [Fact]
    public void TryEnter_AnyCosts_NeverPassesTheLimit()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var cap = new CostCap(5);
            var dearest = 0.05m;
            while (cap.TryEnter())
            {
                var cost = (decimal)random.NextDouble() * 2 * dearest;
                dearest = Math.Max(dearest, cost);
                cap.Leave(cost);
            }

            Assert.True(cap.Spent <= 5, $"{cap.Spent}");
        }
    }

    [Fact]
    public void Leave_UnknownCost_StopsTheRun()
    {
        var cap = new CostCap(1);
        Assert.True(cap.TryEnter());

        cap.Leave(null);

        Assert.False(cap.TryEnter());
        Assert.Contains("--price", cap.Stopped, StringComparison.Ordinal);
    }

    private static void Spend(CostCap cap, decimal cost)
    {
        Assert.True(cap.TryEnter());
        cap.Leave(cost);
    }

    private static EvalCase At(string name, string domain, int day) => Make.Case(name) with
    {
        ReceivedAt = new(2026, 11, day, 9, 0, 0, TimeSpan.Zero),
        Lead = Make.Lead($$"""{"email":"{{name}}@{{domain}}"}"""),
    };
}
