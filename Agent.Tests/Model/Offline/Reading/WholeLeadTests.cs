using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>
/// Leads as people write them, from many trades, full of words and numbers that look like something else. What is invented or turned
/// away here would cost a customer.
/// </summary>
public sealed class WholeLeadTests
{
    [Theory]
    [InlineData("", "Automatic triage of about 3,000 support tickets a month in Zendesk", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We want a tool that routes each support ticket to the right team.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "Our import keeps getting an error 500 from the old ERP and we look for a replacement.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Replace our ticket system", "Agents keep getting error code 42 in it. 24/7 support matters to us.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Self-service password reset for 4,000 staff", "Today they forget the password and call the help desk.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We have trouble accessing our data in the legacy ERP from 2009.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "Our customers want a refund now and then; we key each of them in by hand.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Duplicate invoice detection in SAP", "Suppliers send a duplicate invoice now and then.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We are existing customers of Salesforce and have problems with lead routing.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We want to cancel our subscription to HubSpot and need something simpler for 12 reps, $8,000 a year.", IntentKind.Buyer, 8000, NeedLevel.Specific)]
    [InlineData("", "Thesis management software for our university, 3,200 students a year.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Thesis submission portal", "Students upload the PDF, examiners grade it. 2 faculties, 10115 Berlin.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We need a homework management tool for our school.", IntentKind.Buyer, null, NeedLevel.General)]
    [InlineData("", "Job board integration for our HR team, budget 12k.", IntentKind.Buyer, 12000, NeedLevel.Specific)]
    [InlineData("Publish job openings to LinkedIn automatically", "About 15 job openings a month.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Resume parsing", "Each application for a position arrives as a PDF.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We need screening of CVs, about 2,000 a month.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("CV screening, about 2,000 a month", "", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Partner portal", "We are a joint venture of two brewers with 40 dealers.", IntentKind.Buyer, null, NeedLevel.General)]
    [InlineData("Affiliate program tracking", "300 affiliates, payouts monthly.", IntentKind.Buyer, null, NeedLevel.General)]
    [InlineData("", "We are exploring collaboration tools for our 200 staff.", IntentKind.Buyer, null, NeedLevel.General)]
    [InlineData("", "Distribution of press releases to 900 journalists, approvals by legal.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Media request handling", "Our press office answers by hand.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We provide home care services to 300 patients and struggle with shift planning.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("CRM", "We provide legal services to small firms in Ohio.", IntentKind.Buyer, null, NeedLevel.General)]
    [InlineData("", "We are an SEO agency with 30 staff. We need a CRM that connects to Slack.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Backlink monitoring for 40 client sites", "", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We run a crypto exchange and need KYC checks for investors.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Collect SOC 2 evidence from Jira", "ISO 27001 follows. The budget is approved.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "Our ERP 500 and GPT 4 pilots are over, in Q 4 we choose. Budget for ISO 27001 work is 18,000.", IntentKind.Buyer, 18000, NeedLevel.Specific)]
    [InlineData("", "We use Office 365 and AutoCAD 2025, 40 CAD files a day, all by hand. The budget for Dynamics 365 is approved.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("401k administration", "We need 401k software, budget 20k.", IntentKind.Buyer, 20000, NeedLevel.General)]
    [InlineData("", "We roast 40,000 pounds of coffee a week and plan it in spreadsheets.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "PO approvals: all purchases over $5,000 must be approved by the CFO.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We pay freelancers $25 an hour and need time tracking.", IntentKind.Buyer, null, NeedLevel.General)]
    [InlineData("", "Other tools want $49 per named user per month; we need a CRM for under $500 a month.", IntentKind.Buyer, 500, NeedLevel.General)]
    [InlineData("", "A $20M manufacturer, we need EDI. Call +49 30 1234567 or 555-0100.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Booking tool for a hotel", "Open 24/7, 100% family owned, app version 2.5, price from $89 a night.", IntentKind.Buyer, null, NeedLevel.General)]
    [InlineData("", "We want to try 500 seats first, model X200, before 2028.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("Vendor onboarding", "We spend up to €30,000 on this.", IntentKind.Buyer, 30000, NeedLevel.Specific)]
    [InlineData("", "We sell solar panels and supply installation services to homeowners. Need lead qualification for 500 leads a month.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We build a bitcoin wallet for investors and our support team drowns in tickets.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "I'm a former journalist and now head of content at Acme; we need editorial planning.", IntentKind.Buyer, null, NeedLevel.General)]
    [InlineData("", "We raised $4M and have set aside 100k for tooling.", IntentKind.Buyer, 100000, NeedLevel.General)]
    [InlineData("", "Your pricing page says $499/month. Does that include SSO?", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("CRM", "What does the plan for $299 a month include?", IntentKind.Buyer, null, NeedLevel.General)]
    [InlineData("", "Ticketing for our museum, 80,000 visitors a year.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "You can reach me 24/7 at +1 415 555 0100. We handle 1.5 million SMS a month.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We spend 100k a year on paper and want e-signatures.", IntentKind.Buyer, null, NeedLevel.Specific)]
    [InlineData("", "We'd spend maybe 2k/month on a chatbot.", IntentKind.Buyer, 2000, NeedLevel.General)]
    [InlineData("", "I am an intern and compare CRMs for my boss.", IntentKind.Buyer, null, NeedLevel.General)]
    [InlineData("", "Are you interested in bidding for our ERP integration? We can pay €90,000.", IntentKind.Buyer, 90000, NeedLevel.Specific)]
    public void Read_BuyerWithMisleadingWords_IsABuyerAndNothingIsInvented(string need, string message, IntentKind intent, int? budget, NeedLevel level)
    {
        var lead = ReadingMake.Lead(("need", need), ("message", message));
        var facts = FactReader.Read(lead);

        Assert.Equal((intent, budget, level), (facts.Intent.Kind, (int?)facts.Budget.Amount, facts.Need.Level));
        ReadingMake.AssertQuoted(lead, facts.Need.Evidence);
        ReadingMake.AssertQuoted(lead, facts.Intent.Evidence);
    }

    [Theory]
    [InlineData("", "We offer dedicated offshore developers at $25 an hour and can take over your software projects.", IntentKind.Vendor)]
    [InlineData("", "We offer outsourced development services for $4,000 a month.", IntentKind.Vendor)]
    [InlineData("Marketing", "We can help you generate more leads with our CRM automation, budget from $900.", IntentKind.Vendor)]
    [InlineData("", "500 dofollow backlinks for $99, page one of Google for your software.", IntentKind.Spam)]
    [InlineData("SEO services for your website", "Only $99 a month, 100% white hat.", IntentKind.Spam)]
    [InlineData("", "I am looking for a position as a backend developer, CRM integration is my field, 60k is my budget.", IntentKind.JobSeeker)]
    [InlineData("Internship", "I would like to apply for an internship in data analytics.", IntentKind.JobSeeker)]
    [InlineData("", "I am writing my thesis about lead scoring and would like to interview someone on your team.", IntentKind.Student)]
    [InlineData("", "I am looking for a position as database administrator or systems engineer.", IntentKind.JobSeeker)]
    [InlineData("", "I need data about ticket routing for my thesis data analysis.", IntentKind.Student)]
    [InlineData("", "Are you looking for a new CRM? We need just 10 minutes to show you our platform.", IntentKind.Vendor)]
    [InlineData("", "Are there any job openings? I know ERP systems well.", IntentKind.JobSeeker)]
    [InlineData("", "Are you interested in a database of 50,000 decision makers? Only $299.", IntentKind.Vendor)]
    [InlineData("", "I'm a freelance developer available for your projects, my rate is €80.", IntentKind.Vendor)]
    [InlineData("", "We help companies like yours automate invoice processing and would love to show a demo.", IntentKind.Vendor)]
    [InlineData("Website", "We design websites for small firms and can redesign yours for $500, or I can build you an app.", IntentKind.Vendor)]
    [InlineData("", "Quick question: who is in charge of IT purchasing at your company?", IntentKind.Vendor)]
    [InlineData("", "We are looking for investors. Earn 20% a month with crypto.", IntentKind.Spam)]
    [InlineData("CRM data", "It is for our class project on marketing automation. We have $50.", IntentKind.Student)]
    public void Read_Offer_HasNeitherNeedNorBudget(string need, string message, IntentKind intent)
    {
        var facts = FactReader.Read(ReadingMake.Lead(("need", need), ("message", message)));

        Assert.Equal((intent, LeadFacts.Unknown.Need, LeadFacts.Unknown.Budget), (facts.Intent.Kind, facts.Need, facts.Budget));
    }

    [Fact]
    public void Read_StudentWithABudgetField_KeepsTheField() =>
        Assert.Equal(900, FactReader.Read(ReadingMake.Lead(("budget", "$900"), ("message", "I need data for my thesis."))).Budget.Amount);

    [Theory]
    [InlineData("Cannot log in to our account since this morning", "We are an existing customer. The dashboard answers error 500 for all our users, please fix it.")]
    [InlineData("", "I cannot log in to my account.")]
    [InlineData("Help", "My ticket #4711 is still open, who takes care of it?")]
    [InlineData("", "The export doesn't work for us any more since version 2.5.")]
    [InlineData("", "The invoice of my subscription shows the wrong VAT number.")]
    [InlineData("", "We need help, we keep getting an error when we save.")]
    [InlineData("", "We need you to reset the password of our admin.")]
    [InlineData("", "Your API is timing out, ticket number 88123.")]
    [InlineData("", "We were charged twice in May.")]
    [InlineData("", "We need someone to fix your API.")]
    [InlineData("", "How do I delete my account?")]
    [InlineData("", "I have a question about my invoice.")]
    public void Read_OwnProblem_IsSupport(string need, string message)
    {
        var lead = ReadingMake.Lead(("need", need), ("message", message));
        var fact = FactReader.Read(lead).Intent;

        Assert.Equal(IntentKind.Support, fact.Kind);
        ReadingMake.AssertQuoted(lead, fact.Evidence);
    }

    [Theory]
    [InlineData("Tickets must be answered within 4 hours.")]
    [InlineData("We reply to customers within 2 days.")]
    [InlineData("Orders ship in 3 days.")]
    [InlineData("Invoice approvals in 2 days instead of 10.")]
    [InlineData("We opened our second shop in 2026.")]
    [InlineData("Our lawyers handle H1-B visas.")]
    [InlineData("We need it for Windows Server 2029 and version 2027.1.")]
    public void Read_TimeThatIsNoPlan_IsNoTimeline(string message) =>
        Assert.Equal(TimelineKind.Absent, FactReader.Read(ReadingMake.Lead("message", message)).Timeline.Kind);

    [Theory]
    [InlineData("We are a business with 24/7 service.")]
    [InlineData("A firm with 3,500 trucks and 12 depots.")]
    [InlineData("We are a company with 3 warehouses.")]
    [InlineData("Our shop has 100% organic goods.")]
    public void Read_NumbersThatAreNoPeople_AreNoSize(string message) =>
        Assert.Equal(LeadFacts.Unknown.CompanySize, FactReader.Read(ReadingMake.Lead("message", message)).CompanySize);
}
