using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

public sealed class AuthorityReaderTests
{
    [Theory]
    [InlineData("CTO", AuthorityLevel.Executive)]
    [InlineData("CEO & Founder", AuthorityLevel.Executive)]
    [InlineData("Co-Founder", AuthorityLevel.Executive)]
    [InlineData("Owner", AuthorityLevel.Executive)]
    [InlineData("Business Owner", AuthorityLevel.Executive)]
    [InlineData("President", AuthorityLevel.Executive)]
    [InlineData("Vice President of Sales", AuthorityLevel.Executive)]
    [InlineData("VP Marketing", AuthorityLevel.Executive)]
    [InlineData("SVP, Operations", AuthorityLevel.Executive)]
    [InlineData("Managing Director", AuthorityLevel.Executive)]
    [InlineData("Managing Partner", AuthorityLevel.Executive)]
    [InlineData("Partner", AuthorityLevel.Executive)]
    [InlineData("Chief Information Security Officer", AuthorityLevel.Executive)]
    [InlineData("Chief Revenue Officer (CRO)", AuthorityLevel.Executive)]
    [InlineData("Owner / Operations Manager", AuthorityLevel.Executive)]
    [InlineData("Director of IT", AuthorityLevel.Director)]
    [InlineData("IT Director", AuthorityLevel.Director)]
    [InlineData("Director, Product", AuthorityLevel.Director)]
    [InlineData("Head of Operations", AuthorityLevel.Director)]
    [InlineData("Head of Sales and Marketing", AuthorityLevel.Director)]
    [InlineData("R&D Director", AuthorityLevel.Director)]
    [InlineData("Operations Manager", AuthorityLevel.Manager)]
    [InlineData("Product Manager", AuthorityLevel.Manager)]
    [InlineData("Partner Manager", AuthorityLevel.Manager)]
    [InlineData("Assistant Manager", AuthorityLevel.Manager)]
    [InlineData("Team Lead", AuthorityLevel.Manager)]
    [InlineData("Lead Engineer", AuthorityLevel.Manager)]
    [InlineData("Shift Supervisor", AuthorityLevel.Manager)]
    [InlineData("Sales and Marketing Manager", AuthorityLevel.Manager)]
    [InlineData("Manager, IT", AuthorityLevel.Manager)]
    [InlineData("Assistant to the CEO", AuthorityLevel.Contributor)]
    [InlineData("Executive Assistant to the VP", AuthorityLevel.Contributor)]
    [InlineData("Executive Assistant to the CEO and Founder", AuthorityLevel.Contributor)]
    [InlineData("CEO's Assistant", AuthorityLevel.Contributor)]
    [InlineData("Secretary to Managing Director", AuthorityLevel.Contributor)]
    [InlineData("Product Owner", AuthorityLevel.Contributor)]
    [InlineData("HR Business Partner", AuthorityLevel.Contributor)]
    [InlineData("Account Executive", AuthorityLevel.Contributor)]
    [InlineData("Lead Generation Specialist", AuthorityLevel.Contributor)]
    [InlineData("Software Engineer", AuthorityLevel.Contributor)]
    [InlineData("Baker", AuthorityLevel.Contributor)]
    [InlineData("Former CEO", AuthorityLevel.Contributor)]
    [InlineData("Student", AuthorityLevel.StudentOrIntern)]
    [InlineData("PhD Student", AuthorityLevel.StudentOrIntern)]
    [InlineData("Marketing Intern", AuthorityLevel.StudentOrIntern)]
    [InlineData("Intern to the CEO", AuthorityLevel.StudentOrIntern)]
    [InlineData("Trainee", AuthorityLevel.StudentOrIntern)]
    [InlineData("Director of Student Affairs", AuthorityLevel.Director)]
    [InlineData("n/a", AuthorityLevel.Absent)]
    [InlineData("-", AuthorityLevel.Absent)]
    [InlineData("TBD", AuthorityLevel.Absent)]
    public void Read_Title_IsWhatThePersonIs(string title, AuthorityLevel level) =>
        Assert.Equal(level, AuthorityReader.Read(ReadingMake.Lead("title", title)).Level);

    [Theory]
    [InlineData("I'm the CTO of a 300-person firm, 60k approved", AuthorityLevel.Executive)]
    [InlineData("I am the owner of a small bakery.", AuthorityLevel.Executive)]
    [InlineData("I run a plumbing business in Leeds.", AuthorityLevel.Executive)]
    [InlineData("As CEO, I decide this myself.", AuthorityLevel.Executive)]
    [InlineData("I work as an office manager at a law firm.", AuthorityLevel.Manager)]
    [InlineData("My role is Head of Support.", AuthorityLevel.Director)]
    [InlineData("I am an assistant to the CEO.", AuthorityLevel.Contributor)]
    [InlineData("I'm a student at MIT.", AuthorityLevel.StudentOrIntern)]
    [InlineData("I manage the support team.", AuthorityLevel.Manager)]
    [InlineData("Best,\nJane Doe, CTO", AuthorityLevel.Executive)]
    [InlineData("I'm looking for a CRM.", AuthorityLevel.Absent)]
    [InlineData("Our CEO wants a CRM.", AuthorityLevel.Absent)]
    [InlineData("As a manufacturing company we need an ERP.", AuthorityLevel.Absent)]
    public void Read_Prose_FindsWhatTheWriterSaysOfThemselves(string message, AuthorityLevel level)
    {
        var lead = ReadingMake.Lead("message", message);
        var fact = AuthorityReader.Read(lead);

        Assert.Equal(level, fact.Level);
        if (level is not AuthorityLevel.Absent)
        {
            ReadingMake.AssertQuoted(lead, fact.Evidence);
        }
    }
}
