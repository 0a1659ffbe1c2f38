#if PACKAGE_FEED_FULL
using Scalar.AspNetCore;
#endif

namespace Agent.Api.Scalar;

/// <summary>
/// The API explorer at <c>/scalar</c>; <c>/docs</c> leads there. It asks nothing of any other machine: its script comes from here,
/// its fonts from the reader's system, and the page's policy forbids the rest.
/// </summary>
internal static class ScalarExplorer
{
    public static IEndpointRouteBuilder MapScalarExplorer(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/docs", () => TypedResults.LocalRedirect("~/scalar")).ExcludeFromDescription().AllowAnonymous();

#if PACKAGE_FEED_FULL
        // The package brings the script along; only its inline start-up needs leave to run.
        routes.MapScalarApiReference("/scalar", (options, http) =>
            {
                var nonce = ScalarPolicy.NewNonce();
                ScalarPolicy.Apply(http.Response, $"'self' 'nonce-{nonce}'");
                http.Response.OnStarting(() =>
                {
                    // The package leaves the charset to the page's meta element.
                    if (http.Response.ContentType is "text/html")
                    {
                        http.Response.ContentType = "text/html; charset=utf-8";
                    }

                    return Task.CompletedTask;
                });
                options.Nonce = nonce;
                options.Title = "SkLeadAgent API";
                options.OpenApiRoutePattern = OpenApi.ApiDocument.Path;
                options.DefaultFonts = false;
                options.Telemetry = false;
                options.HideClientButton = true;
                options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
                options.Agent = new ScalarAgentOptions { Disabled = true };
                options.Mcp = new ScalarMcpOptions { Disabled = true };
            })
            .AllowAnonymous();
#else
        ScalarPage.Map(routes);
#endif
        return routes;
    }
}
