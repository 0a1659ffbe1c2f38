using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

public sealed class IntentReaderTests
{
    [Theory]
    [InlineData("We need a CRM with Outlook integration.", IntentKind.Buyer)]
    [InlineData("We need recruiting software to manage job applications.", IntentKind.Buyer)]
    [InlineData("We are looking for an implementation partner for SAP.", IntentKind.Buyer)]
    [InlineData("We are an SEO agency and need a CRM for 20 reps.", IntentKind.Buyer)]
    [InlineData("We run an online casino and need fraud monitoring.", IntentKind.Buyer)]
    [InlineData("We are a university and need student data management.", IntentKind.Buyer)]
    [InlineData("We need help desk software, our current system is not working.", IntentKind.Buyer)]
    [InlineData("We offer tours and need a booking tool.", IntentKind.Buyer)]
    [InlineData("I can get you high quality backlinks and guest posts.", IntentKind.Spam)]
    [InlineData("Rank #1 on Google with our SEO services!", IntentKind.Spam)]
    [InlineData("Guaranteed returns on your bitcoin investment.", IntentKind.Spam)]
    [InlineData("Play at our casino, 200% bonus and free spins.", IntentKind.Spam)]
    [InlineData("We can increase your website traffic by 300%.", IntentKind.Spam)]
    [InlineData("I would like to apply for the software engineer position.", IntentKind.JobSeeker)]
    [InlineData("Please find my resume attached.", IntentKind.JobSeeker)]
    [InlineData("Are you hiring at the moment?", IntentKind.JobSeeker)]
    [InlineData("I am looking for an internship.", IntentKind.JobSeeker)]
    [InlineData("I need data about CRM adoption for my thesis.", IntentKind.Student)]
    [InlineData("I'm a computer science student comparing vendors.", IntentKind.Student)]
    [InlineData("We offer outsourced development services at $20 per hour.", IntentKind.Vendor)]
    [InlineData("We can help you generate more leads.", IntentKind.Vendor)]
    [InlineData("I'd like to show you our platform.", IntentKind.Vendor)]
    [InlineData("We would like to partner with you in Spain.", IntentKind.Partner)]
    [InlineData("How can we become a reseller?", IntentKind.Partner)]
    [InlineData("I'm a journalist writing an article about AI.", IntentKind.Press)]
    [InlineData("Press inquiry for your CEO", IntentKind.Press)]
    [InlineData("I can't log in to my account.", IntentKind.Support)]
    [InlineData("Your app keeps crashing when I export.", IntentKind.Support)]
    [InlineData("How do I reset my password?", IntentKind.Support)]
    public void Read_Message_SaysWhatTheWriterWants(string message, IntentKind kind)
    {
        var lead = ReadingMake.Lead("message", message);
        var fact = IntentReader.Read(lead, NeedReader.Read(lead));

        Assert.Equal(kind, fact.Kind);
        ReadingMake.AssertQuoted(lead, fact.Evidence);
    }

    [Theory]
    [InlineData("MBA candidate", "Could one of you explain to our group how you set your prices?", IntentKind.Student)]
    [InlineData("Pupil", "Hello, what exactly is a CRM and who uses one?", IntentKind.Student)]
    [InlineData("Doktorandin", "Ich hätte ein paar Fragen dazu, wie Ihre Kunden arbeiten.", IntentKind.Student)]
    [InlineData("Étudiante en master", "Bonjour, comment fonctionne un CRM, en deux mots ?", IntentKind.Student)]
    [InlineData("Estudiante", "Hola, ¿me explican cómo funciona la facturación electrónica?", IntentKind.Student)]
    [InlineData("Student", "We need a booking system for our student café, 12 people.", IntentKind.Buyer)]
    [InlineData("PhD student", "Our lab is drowning in consent forms, we look for a tool for 20 people.", IntentKind.Buyer)]
    [InlineData("Student Services Coordinator", "We need something that answers enquiries about enrolment.", IntentKind.Buyer)]
    [InlineData("Head of Student Admissions", "We type 4,000 applications a year into the register.", IntentKind.Buyer)]
    [InlineData("Reporter", "After a line or two on shops that went back to paper. I file Thursday.", IntentKind.Press)]
    [InlineData("Redakteurin", "Könnten Sie uns bis Mittwoch jemanden nennen, der Hörern Warenwirtschaft erklärt?", IntentKind.Press)]
    [InlineData("Journaliste", "Qui pourrait nous parler des logiciels de caisse dans les boulangeries ?", IntentKind.Press)]
    [InlineData("Periodista", "¿Quién podría hablarnos de la facturación en los comercios pequeños?", IntentKind.Press)]
    [InlineData("Periodista", "No es para una nota: necesitamos un programa para las suscripciones de nuestra revista.", IntentKind.Buyer)]
    [InlineData("Journalist", "We run a news agency and need a tool for photo rights.", IntentKind.Buyer)]
    [InlineData("Redaktionsleiter", "Leserbriefe kommen auf drei Wegen und gehen verloren.", IntentKind.Buyer)]
    [InlineData("Rédactrice en chef", "Nous cherchons un outil pour suivre les piges.", IntentKind.Buyer)]
    [InlineData("Sales Manager", "We want a CRM for our nine reps, quotes get lost.", IntentKind.Buyer)]
    [InlineData("Account Executive", "My quotes take two hours each, anything for that?", IntentKind.Buyer)]
    [InlineData("Comercial", "Buscamos un CRM para ocho vendedores.", IntentKind.Buyer)]
    [InlineData("Freelance designer", "Invoices eat my Fridays. What does it cost for one person?", IntentKind.Buyer)]
    public void Read_Title_DecidesWhereNoBusinessNeedIsTold(string title, string message, IntentKind kind)
    {
        var lead = ReadingMake.Lead(("title", title), ("message", message));
        var fact = IntentReader.Read(lead, NeedReader.Read(lead));

        Assert.Equal(kind, fact.Kind);
        ReadingMake.AssertQuoted(lead, fact.Evidence);
    }

    [Fact]
    public void Read_ReporterWhoNamesASum_IsNotPress()
    {
        var lead = ReadingMake.Lead(("title", "Journalist"), ("need", "archive for photos"), ("budget", "9,000 a year"));

        Assert.Equal(IntentKind.Buyer, IntentReader.Read(lead, NeedReader.Read(lead)).Kind);
    }

    [Theory]
    [InlineData("Sponsorship Manager", IntentKind.Vendor)]
    [InlineData("Operations Manager", IntentKind.Unclear)]
    public void Read_SellersTitle_IsOneSignMore(string title, IntentKind kind)
    {
        var lead = ReadingMake.Lead(("title", title), ("message", "Two tables are left, close to the main stage."));

        Assert.Equal(kind, IntentReader.Read(lead, NeedReader.Read(lead)).Kind);
    }

    [Fact]
    public void Read_GibberishInSeveralFields_IsSpam()
    {
        var lead = ReadingMake.Lead(("need", "asdfghjkl"), ("message", "xkcjvbnm qwertyuio"), ("name", "Dfghjk"));

        Assert.Equal(IntentKind.Spam, IntentReader.Read(lead, NeedReader.Read(lead)).Kind);
    }

    [Fact]
    public void Read_Nothing_IsUnclear()
    {
        var lead = ReadingMake.Lead("company", "Acme Corp");

        Assert.Equal(new IntentFact(IntentKind.Unclear, null), IntentReader.Read(lead, NeedReader.Read(lead)));
    }
}
