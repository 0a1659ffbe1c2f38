namespace Agent.Api.OpenApi;

internal static partial class ApiExamples
{
    private const string EarlierHash = "sha256:1d0c4b7a9e3f52680f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978";
    private const string FileHash = "sha256:52b8e07d1f6a4c93e0d1c2b3a495867768594a3b2c1d0e0f9281736455463728";

    private const string WriterConfig = """
        {\n  \"description\": \"Writes the body of one e-mail.\",\n  \"input_variables\": [{ \"name\": \"request\" }],\n  \"execution_settings\": { \"default\": { \"temperature\": 0, \"max_tokens\": 500 } }\n}\n
        """;

    private const string FromFile = $$$"""
        "name": "reader", "version": "{{{Hash}}}", "source": "file", "file_version": "{{{Hash}}}", "loaded_at": "2030-02-11T09:12:04.318+00:00",
         "activated_at": null, "activated_by": null, "model": null, "variables": ["received_at", "lead"],
         "error": "reader/skprompt.txt: line 31: found {{$company}}, expected {{$received_at}}, {{$lead}}"
        """;

    private const string Activated = $$$"""
        "name": "writer", "version": "{{{EarlierHash}}}", "source": "activated", "file_version": "{{{FileHash}}}", "loaded_at": "2030-02-11T09:20:41.007+00:00",
         "activated_at": "2030-02-11T09:20:41.002+00:00", "activated_by": "local", "model": null, "variables": ["request"], "error": null
        """;

    private const string RubricFromFile = $$$"""
        "name": "rubric", "version": "{{{Hash}}}", "source": "file", "file_version": "{{{Hash}}}", "loaded_at": "2030-02-11T09:12:04.318+00:00",
         "activated_at": null, "activated_by": null, "model": null, "variables": [], "error": null
        """;

    private static readonly ApiExample NoSuchPrompt = ProblemExamples.Example(404, "no_such_prompt", "There is no such prompt.", "prompt-not-found",
        "There is no such prompt.", "No prompt has the id 'closer'.");

    /// <summary><c>GET /prompts</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> ListPrompts =
    [
        ApiExample.Response(200, "prompts", "A broken edit that does not count, an earlier version in force, and the rubric; others left out",
            $$$"""{"items": [{{{{FromFile}}}}, {{{{Activated}}}}, {{{{RubricFromFile}}}}]}"""),
    ];

    /// <summary><c>GET /prompts/{name}</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> GetPrompt =
    [
        ApiExample.Response(200, "prompt", "The writer, with its text and its versions", $$$"""
            {"template": "<message role=\"system\">\nYou write the body of one short business e-mail ...\n</message>\n<message role=\"user\">{{$request}}</message>\n",
             "config": "{{{WriterConfig}}}",
             "versions": [{"version": "{{{FileHash}}}", "first_at": "2030-02-11T09:12:04.402+00:00"}, {"version": "{{{EarlierHash}}}", "first_at": "2030-01-20T14:02:55.871+00:00"}],
             {{{Activated}}} }
            """),
        NoSuchPrompt,
    ];

    /// <summary><c>POST /prompts/{name}/activate</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> ActivatePrompt =
    [
        ApiExample.Request("activate", "An earlier version", $$$"""{"version": "{{{EarlierHash}}}"}"""),
        ApiExample.Response(200, "activated", "In force until the file is edited again", $$$"""{{{{Activated}}}}"""),
        ProblemExamples.Example(400, "bad_version", "The version is not valid.", "validation", "Some fields are not valid.", "See version.",
            ("errors", """{"version": ["Must be sha256: and 64 hex digits, as GET /prompts/{name} lists them."]}""")),
        ProblemExamples.Example(400, "other_prompt", "The version is another prompt's.", "validation", "Some fields are not valid.", "See version.",
            ("errors", """{"version": ["Is a version of reader. Must be one of writer."]}""")),
        ProblemExamples.Example(400, "malformed", "The body is not JSON.", "malformed-request", "The body could not be read.",
            "The body must be a JSON object with version and nothing else."),
        NoSuchPrompt,
        ProblemExamples.Example(404, "no_such_version", "The prompt never had this version.", "version-not-found", "There is no such version.",
            $"No version has the id '{EarlierHash[..64]}…'."),
        ProblemExamples.Example(409, "unusable", "The version breaks a rule of today.", "version-unusable", "This version cannot be used any more.",
            "writer/skprompt.txt: line 20: found {{$sender}}, expected {{$request}}"),
    ];
}
