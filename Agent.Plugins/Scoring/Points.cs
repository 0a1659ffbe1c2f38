using System.Globalization;
using Agent.Plugins.Leads;

namespace Agent.Plugins.Scoring;

// One class per criterion: fact in, mark out. A fact that lacks what its kind promises (an amount without a number) counts as absent.

internal static class NeedPoints
{
    public static Mark Of(NeedFact fact, NeedRules rules) => fact.Level switch
    {
        NeedLevel.Specific => Mark.Of(rules.Specific, rules.Max, "specific", fact.Evidence),
        NeedLevel.General => Mark.Of(rules.General, rules.Max, "general", fact.Evidence),
        NeedLevel.Vague => Mark.Of(rules.Vague, rules.Max, "vague", fact.Evidence),
        _ => Mark.Absent(rules.Max),
    };
}

internal static class TimelinePoints
{
    public static Mark Of(TimelineFact fact, TimelineRules rules, DateOnly receivedOn) => fact switch
    {
        { Kind: TimelineKind.Past } => Past(fact, rules),
        { Kind: TimelineKind.Someday } => Mark.Of(rules.Later, rules.Max, "someday", fact.Evidence),
        { Kind: TimelineKind.Horizon, Days: { } days } => In(days, fact, rules),
        { Kind: TimelineKind.Date, Date: { } date } => In(date.DayNumber - receivedOn.DayNumber, fact, rules),
        _ => Mark.Absent(rules.Max),
    };

    private static Mark In(int days, TimelineFact fact, TimelineRules rules)
    {
        if (days < 0)
        {
            return Past(fact, rules);
        }

        var points = rules.UpTo.FirstOrDefault(edge => days <= edge.Days)?.Points ?? rules.Later;
        return Mark.Of(points, rules.Max, days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days"), fact.Evidence);
    }

    private static Mark Past(TimelineFact fact, TimelineRules rules) => Mark.Of(0, rules.Max, "past", fact.Evidence) with { Missing = true };
}

internal static class BudgetPoints
{
    private const int MonthsPerYear = 12;

    public static Mark Of(BudgetFact fact, BudgetRules rules, CurrencyRules currencies) => fact switch
    {
        { Kind: BudgetKind.None } => Mark.Of(0, rules.Max, "none", fact.Evidence),
        { Kind: BudgetKind.Approved } => Mark.Of(rules.Approved, rules.Max, "approved, amount not given", fact.Evidence),
        { Kind: BudgetKind.Amount, Amount: > 0 and { } amount } => Amount(amount, fact, rules, currencies),
        _ => Mark.Absent(rules.Max),
    };

    private static Mark Amount(decimal amount, BudgetFact fact, BudgetRules rules, CurrencyRules currencies)
    {
        var currency = string.IsNullOrWhiteSpace(fact.Currency) ? currencies.Default : fact.Currency.Trim().ToUpperInvariant();
        var known = currencies.UsdPerUnit.TryGetValue(currency, out var rate);
        var usd = Times(Times(amount, fact.Period is BudgetPeriod.Month ? MonthsPerYear : 1), known ? rate : 1);
        var points = rules.From.FirstOrDefault(edge => usd >= edge.Usd)?.Points ?? 0;

        return Mark.Of(points, rules.Max, Words(usd, amount, currency, fact.Period, known, currencies.Default), fact.Evidence)
            with
        { Note = known ? null : DecisionFlags.UnknownCurrency };
    }

    private static string Words(decimal usd, decimal amount, string currency, BudgetPeriod? period, bool known, string standard)
    {
        var monthly = period is BudgetPeriod.Month;
        var total = string.Create(CultureInfo.InvariantCulture, $"{Math.Round(usd):0} {(known ? "USD" : "of an unknown currency")} a year");

        return currency == standard && !monthly
            ? total
            : string.Create(CultureInfo.InvariantCulture, $"{total} ({amount:0.##}{(known ? " " + currency : "")}{(monthly ? " a month" : "")})");
    }

    // No budget is so large that its size matters beyond the top edge.
    private static decimal Times(decimal amount, decimal factor) =>
        amount > decimal.MaxValue / Math.Max(factor, 1) ? decimal.MaxValue : amount * factor;
}

internal static class AuthorityPoints
{
    public static Mark Of(AuthorityFact fact, AuthorityRules rules) => fact.Level switch
    {
        AuthorityLevel.Executive => Mark.Of(rules.Executive, rules.Max, "executive", fact.Evidence),
        AuthorityLevel.Director => Mark.Of(rules.Director, rules.Max, "director", fact.Evidence),
        AuthorityLevel.Manager => Mark.Of(rules.Manager, rules.Max, "manager", fact.Evidence),
        AuthorityLevel.Contributor => Mark.Of(rules.Contributor, rules.Max, "contributor", fact.Evidence),
        AuthorityLevel.StudentOrIntern => Mark.Of(rules.StudentOrIntern, rules.Max, "student or intern", fact.Evidence),
        _ => Mark.Absent(rules.Max),
    };
}

internal static class FitPoints
{
    public static Mark Of(CompanySizeFact fact, FitRules rules, AddressClass address)
    {
        var free = address is AddressClass.Free;
        var penalty = free ? rules.FreeMailPenalty : 0;

        if (CompanySize.Of(fact) is not { } people)
        {
            return Mark.Absent(rules.Max, rules.Max - penalty);
        }

        var points = rules.From.FirstOrDefault(edge => people >= edge.People)?.Points ?? 0;
        return Mark.Of(Math.Max(0, points - penalty), rules.Max, CompanySize.Words(fact) + (free ? ", free-mail address" : ""), fact.Evidence);
    }
}

/// <summary>How many people a company surely has: the lower bound.</summary>
internal static class CompanySize
{
    public static int? Of(CompanySizeFact fact) => fact switch
    {
        { Min: > 0 and { } min } => min,
        { Min: null, Max: > 0 } => 1,
        _ => null,
    };

    public static string Words(CompanySizeFact fact) => fact switch
    {
        { Min: null, Max: { } most } => string.Create(CultureInfo.InvariantCulture, $"up to {most} people"),
        { Min: 1, Max: 1 } => "1 person",
        { Min: { } min, Max: null } => string.Create(CultureInfo.InvariantCulture, $"{min}+ people"),
        { Min: { } min, Max: { } max } when max > min => string.Create(CultureInfo.InvariantCulture, $"{min}-{max} people"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{fact.Min} people"),
    };
}
