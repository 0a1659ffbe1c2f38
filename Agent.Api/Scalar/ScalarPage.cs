using System.Text.Encodings.Web;
using Agent.Api.OpenApi;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Agent.Api.Scalar;

/// <summary>A page of ours over Scalar's script, which <c>scripts/fetch-scalar</c> puts into <c>wwwroot/scalar</c>.</summary>
internal static class ScalarPage
{
    private const string Html = "text/html; charset=utf-8";
    private const string JavaScript = "text/javascript; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var explorer = routes.MapGroup("/scalar").ExcludeFromDescription().AllowAnonymous();
        explorer.MapGet("/", Page);
        explorer.MapGet("/start.js", () => Results.Text(StartScript, JavaScript));
        explorer.MapGet("/standalone.js", Script);
    }

    private static IResult Page(HttpContext http, IWebHostEnvironment environment)
    {
        ScalarPolicy.Apply(http.Response, "'self'");
        http.Response.Headers.CacheControl = "no-cache";
        var at = HtmlEncoder.Default.Encode(http.Request.PathBase.ToString());
        return Results.Text(ScalarFiles.Find(environment, "standalone.js") is null ? Fallback(at) : Explorer(at), Html);
    }

    private static IResult Script(HttpContext http, IWebHostEnvironment environment)
    {
        var packed = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase)
            ? ScalarFiles.Find(environment, "standalone.js.gz")
            : null;
        if ((packed ?? ScalarFiles.Find(environment, "standalone.js")) is not { } file)
        {
            return Problems.NotFound("file", "standalone.js");
        }

        var headers = http.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        if (packed is not null)
        {
            headers.ContentEncoding = "gzip";
        }

        return Results.Stream(file.CreateReadStream(), JavaScript, lastModified: file.LastModified, entityTag: Tag(file));
    }

    private static EntityTagHeaderValue Tag(IFileInfo file) => new($"\"{file.LastModified.UtcTicks:x}-{file.Length:x}\"");

    private static string Explorer(string at) => $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>SkLeadAgent API</title>
          <link rel="icon" href="data:,">
        </head>
        <body>
          <div id="explorer" data-document="{at}{ApiDocument.Path}"></div>
          <noscript>The explorer needs JavaScript. The API document is at <a href="{at}{ApiDocument.Path}">{ApiDocument.Path}</a>.</noscript>
          <script src="{at}/scalar/standalone.js"></script>
          <script src="{at}/scalar/start.js"></script>
        </body>
        </html>
        """;

    private static string Fallback(string at) => $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>SkLeadAgent API</title>
          <link rel="icon" href="data:,">
          <style>
            body {"{"} font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; color: #1f2328; background: #fff; {"}"}
            code {"{"} background: #f0f1f3; padding: .1em .4em; border-radius: .3em; {"}"}
          </style>
        </head>
        <body>
          <h1>The explorer's script is not here yet</h1>
          <p>Run <code>scripts/fetch-scalar</code> in the repository once, then load this page again. No restart is needed.</p>
          <p>The API document itself is at <a href="{at}{ApiDocument.Path}">{ApiDocument.Path}</a>.</p>
        </body>
        </html>
        """;

    private const string StartScript = """
        const explorer = document.getElementById("explorer");
        Scalar.createApiReference(explorer, {
          url: explorer.dataset.document,
          withDefaultFonts: false,
          telemetry: false,
          hideClientButton: true,
          showDeveloperTools: "never",
          agent: { disabled: true },
          mcp: { disabled: true },
          defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
        });
        """;
}
