using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Agent.Api;

/// <summary>One options class a section, checked at start: a bad value stops the service with a line that names key, value and what is allowed.</summary>
internal static class SectionOptions
{
    public static IServiceCollection AddSection<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(provider => new Check<TOptions>(section, provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TOptions>>().Value);
        return services;
    }

    private sealed class Check<TOptions>(string section, IConfiguration configuration) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var problems = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(problems.Select(problem => $"{Key(problem)} is '{configuration[Key(problem)]}': {problem.ErrorMessage}"));
        }

        private string Key(ValidationResult problem) => $"{section}:{problem.MemberNames.First()}";
    }
}
