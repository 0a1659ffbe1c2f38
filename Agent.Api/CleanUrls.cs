namespace Agent.Api;

/// <summary>U+0000 is valid in a URL and in nothing behind it: no id, cursor or search text has one. Refused at the border.</summary>
internal static class CleanUrls
{
    public static IApplicationBuilder UseCleanUrls(this IApplicationBuilder app) => app.Use(static (http, next) =>
        http.Request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
        || http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true
            ? Problems.Malformed("The URL must not contain U+0000.").ExecuteAsync(http)
            : next(http));
}
