using Agent.Eval.Labels;

namespace Agent.Eval.Tests;

public sealed class CaseFilesTests
{
    [Fact]
    public void Load_AllFiles_HaveNoProblems()
    {
        var files = CaseFiles.Load();

        Assert.Empty(files.Problems);
        Assert.Equal(20, files.Sample.Count);
        Assert.NotEmpty(files.Labelled);
        Assert.All(files.Labelled, one => Assert.NotNull(one.Expected.Injection));
    }

    [Fact]
    public void Misfits_CaseInOneFileOrTwice_IsNamed()
    {
        var lead = new SampleLead { Case = "both", ReceivedAt = default, Lead = Make.Lead("{}") };
        var expectation = Sample("both");

        var misfits = CaseFiles.Misfits([lead, lead with { Case = "alone" }], [expectation, expectation, Sample("lonely")]);

        Assert.Equal(
            ["alone: has a lead and no expectation", "lonely: has an expectation and no lead", "both: has more than one expectation"], misfits);
    }

    [Fact]
    public void Load_MemberNobodyKnows_IsAProblemThatNamesTheFile()
    {
        var folder = Directory.CreateTempSubdirectory("eval-cases-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "sample-leads.json"), "[]");
            File.WriteAllText(Path.Combine(folder.FullName, "expected-outputs.json"), "[]");
            folder.CreateSubdirectory("cases");
            File.WriteAllText(Path.Combine(folder.FullName, "cases", "en-odd.json"), """[{"case":"odd","langauge":"en"}]""");

            var problem = Assert.Single(CaseFiles.Load(folder.FullName).Problems);

            Assert.StartsWith("en-odd.json: ", problem, StringComparison.Ordinal);
            Assert.Contains("langauge", problem, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SampleExpectation Sample(string name) => new()
    {
        Case = name,
        Why = "",
        Tier = "nurture",
        Disposition = "nurture",
        Segment = "smb",
        Score = [30, 59],
        MissingFields = [],
        PendingGates = [],
        Acts = [],
        ForbiddenActs = [],
    };
}
