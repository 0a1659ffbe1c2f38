using System.ComponentModel.DataAnnotations;

namespace Agent.Api.Costs;

/// <summary>What models cost. Section <c>Prices</c>, checked at start. The house's table is in appsettings.json; the user's rows come before it.</summary>
internal sealed class PriceOptions : IValidatableObject
{
    public const string Section = "Prices";

    /// <summary>The day the house's table was compared with the provider's page; shown in <c>GET /costs</c>.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The house's table. Default: OpenAI's models at their standard rates.</summary>
    public IReadOnlyList<ModelPrice> Table { get; init; } = [];

    /// <summary>The user's own rows, which win over the table. Default none.</summary>
    public IReadOnlyList<ModelPrice> Models { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from list in (IEnumerable<(string Name, IReadOnlyList<ModelPrice> Rows)>)[(nameof(Table), Table), (nameof(Models), Models)]
        from row in list.Rows.Select((price, index) => (price, index))
        where !row.price.IsValid
        select new ValidationResult("A price needs a model and amounts of 0 or more, in USD per million tokens.", [$"{list.Name}:{row.index}"]);
}

/// <summary>A model's prices in USD per million tokens.</summary>
/// <remarks>Classes with setters, as the configuration binder wants them.</remarks>
internal sealed class ModelPrice
{
    /// <summary>As the server knows it; a dated snapshot (<c>gpt-4o-mini-2024-07-18</c>) costs what its model costs.</summary>
    public string Model { get; init; } = "";

    public decimal Input { get; init; }

    /// <summary>Input the provider had in its cache. Default: as other input.</summary>
    public decimal? CachedInput { get; init; }

    /// <summary>Reasoning is output.</summary>
    public decimal Output { get; init; }

    public bool IsValid => !string.IsNullOrWhiteSpace(Model) && Input >= 0 && Output >= 0 && CachedInput is null or >= 0;
}
