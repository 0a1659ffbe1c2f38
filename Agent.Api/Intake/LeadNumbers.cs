using System.Globalization;
using System.Text.Json;

namespace Agent.Api.Intake;

/// <summary>The two fields that take a number, written down as text in one form: 5e4 and 50000.0 are "50000".</summary>
internal static class LeadNumbers
{
    private const decimal MostPeople = 100_000_000m;
    private const decimal MostMoney = 1_000_000_000_000_000m;
    private const string PeopleRule = "Must be a whole number of people from 0 to 100000000, or text such as \"51-200\".";
    private const string MoneyRule = "Must be a number up to 1000000000000000, or text such as \"$50,000+\".";

    public static string? Read(string field, JsonElement value, FieldErrors errors)
    {
        var people = field is "company_size";
        if (value.TryGetDecimal(out var number) && (people ? IsPeople(number) : Math.Abs(number) <= MostMoney))
        {
            return number.ToString("0.############", CultureInfo.InvariantCulture);
        }

        errors.Add(field, people ? PeopleRule : MoneyRule);
        return null;
    }

    /// <summary>A size given as text may be anything a person writes, but a bare negative number is a mistake.</summary>
    public static void CheckPeople(string? text, FieldErrors errors)
    {
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 0)
        {
            errors.Add("company_size", PeopleRule);
        }
    }

    private static bool IsPeople(decimal number) => number is >= 0 and <= MostPeople && decimal.IsInteger(number);
}
