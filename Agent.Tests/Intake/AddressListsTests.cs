using Agent.Api.Intake;
using Agent.Plugins.Leads;
using Agent.Tests.Ops;

namespace Agent.Tests.Intake;

/// <summary>Whose mailbox an address is. A company's address taken for free mail costs points; taken for throw-away mail it may cost the lead.</summary>
public sealed class AddressListsTests
{
    private static string[] Corporate => RepositoryFiles.Read("Agent.Tests/Intake/Cases/corporate-domains.txt").Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Classify_WellKnownCompanies_AreNeverFreeOrDisposable() => Assert.Empty(
        from domain in Corporate
        from address in (string[])[$"jane.doe@{domain}", $"j.martin@mail.{domain}"]
        where Classify(address) is not AddressClass.Business
        select address);

    [Fact]
    public void Corporate_List_HoldsAFewHundred() => Assert.InRange(Corporate.Distinct().Count(), 500, 2_000);

    [Theory]
    [InlineData("gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me fastmail.com zoho.com hey.com mail.com gmx.com")]
    [InlineData("gmx.de web.de t-online.de freenet.de arcor.de online.de posteo.de mailbox.org hotmail.de outlook.de yahoo.de live.de tutanota.com gmx.net gmx.at aon.at gmx.ch bluewin.ch hispeed.ch")]
    [InlineData("orange.fr free.fr laposte.net wanadoo.fr sfr.fr neuf.fr bbox.fr hotmail.fr live.fr yahoo.fr outlook.fr club-internet.fr")]
    [InlineData("hotmail.es yahoo.es outlook.es terra.es telefonica.net ono.com yahoo.com.mx hotmail.com.mx prodigy.net.mx yahoo.com.ar movistar.es")]
    [InlineData("libero.it virgilio.it wp.pl onet.pl seznam.cz mail.ru yandex.ru qq.com 163.com naver.com uol.com.br btinternet.com comcast.net att.net verizon.net shaw.ca")]
    [InlineData("yahoo.cl yahoo.com.ve yahoo.co.uk yahoo.com.br hotmail.cl hotmail.com.hk hotmail.co.uk live.fi live.co.uk live.com.mx outlook.com.br outlook.it gmx.eu gmx.org gmx.li aol.es aol.co.uk rediffmail.com rediff.com")]
    [InlineData("terra.com.mx terra.com.br telenet.be skynet.be scarlet.be orange.net wanadoo.nl videotron.ca sympatico.ca telus.net chello.at a1.net aliceadsl.fr ewetel.net tin.it euskaltel.net fibertel.com.ar vtr.net")]
    public void Classify_ProvidersOfMailForAnyone_AreFree(string domains) =>
        Assert.Empty(domains.Split(' ').Where(domain => Classify($"jane.doe@{domain}") is not AddressClass.Free));

    [Theory]
    [InlineData("mailinator.com yopmail.com guerrillamail.com 10minutemail.com tempmail.com temp-mail.org throwawaymail.com sharklasers.com getnada.com maildrop.cc moakt.com dispostable.com")]
    [InlineData("wegwerfemail.de byom.de trash-mail.com muellmail.com spambog.com einrot.com jetable.org jetable.de emailondeck.com mohmal.com fakeinbox.com 33mail.com sneakemail.com")]
    public void Classify_ThrowAwayServices_AreDisposableWithTheirSubdomains(string domains) => Assert.Empty(
        from domain in domains.Split(' ')
        from address in (string[])[$"jane@{domain}", $"jane@box.{domain}", $"jane@a.b.{domain}", $"info@{domain}"]
        where Classify(address) is not AddressClass.Disposable
        select address);

    [Theory]
    [InlineData("jane@notgmail.com")]
    [InlineData("jane@gmail.com.acme.com")]
    [InlineData("jane@mailinator.com.acme.com")]
    [InlineData("jane@mailinatorix.com")]
    [InlineData("jane@mailinator.acme.com")]
    [InlineData("jane@gmail.acme.com")]
    [InlineData("jane@web.de.acme.de")]
    [InlineData("jane@meinweb.de")]
    [InlineData("jane@firma.web.id")]
    [InlineData("jane@szkola.edu.pl")]
    public void Classify_LooksLikeAListedDomain_IsBusiness(string address) => Assert.Equal(AddressClass.Business, Classify(address));

    [Theory]
    [InlineData("info sales contact office admin support billing marketing hr jobs press team hello it help orders accounts noreply no-reply webmaster postmaster procurement purchasing")]
    [InlineData("kontakt vertrieb einkauf buero buchhaltung geschaeftsfuehrung personal bewerbung anfrage zentrale sekretariat verwaltung praxis kanzlei rechnung kundenservice post")]
    [InlineData("accueil achats direction compta comptabilite commercial facturation secretariat rh sav devis contact bonjour informatique recrutement boutique")]
    [InlineData("ventas compras contacto administracion informacion gerencia rrhh contabilidad pedidos soporte reservas atencionalcliente comercial hola facturacion")]
    [InlineData("INFO Info+web info2 info-de sales.emea sales_uk customer-service kunden-service service-client atencion.al.cliente it-support contact-us info.berlin vertrieb-dach ventas-mx sales01")]
    public void Classify_MailboxOfARole_IsRole(string mailboxes) =>
        Assert.Empty(mailboxes.Split(' ').Where(mailbox => Classify($"{mailbox}@acme.com") is not AddressClass.Role));

    [Theory]
    [InlineData("salesman adminson infoway marketa officer juan.compras.ruiz it.miller info.smith sales.johnson hr-mueller jane.doe j.doe jdoe marie-claire ventura personio contactin achatsky office.dupont")]
    public void Classify_MailboxOfAPerson_IsBusiness(string mailboxes) =>
        Assert.Empty(mailboxes.Split(' ').Where(mailbox => Classify($"{mailbox}@acme.com") is not AddressClass.Business));

    private static AddressClass Classify(string text)
    {
        Assert.True(EmailAddress.TryParse(text, out var address, out var error), error);
        return AddressLists.Classify(address);
    }
}
