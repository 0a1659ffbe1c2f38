namespace Agent.Api.OpenApi;

internal static partial class ApiExamples
{
    /// <summary><c>GET /costs</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> GetCosts =
    [
        ApiExample.Response(200, "by_model_and_agent", "by=model,agent: what a day's leads cost", """
            {"from": "2030-02-11", "to": "2030-02-11",
             "rows": [
               {"day": null, "model": "gpt-4o", "agent": "writer", "prompt": null, "calls": 40, "input_tokens": 14400, "cached_input_tokens": 0, "output_tokens": 4800, "reasoning_tokens": 0, "cost_usd": 0.084000, "unpriced_calls": 0},
               {"day": null, "model": "gpt-4o-mini", "agent": "reader", "prompt": null, "calls": 42, "input_tokens": 71400, "cached_input_tokens": 50400, "output_tokens": 8400, "reasoning_tokens": 0, "cost_usd": 0.011970, "unpriced_calls": 0}],
             "total": {"day": null, "model": null, "agent": null, "prompt": null, "calls": 82, "input_tokens": 85800, "cached_input_tokens": 50400, "output_tokens": 13200, "reasoning_tokens": 0, "cost_usd": 0.095970, "unpriced_calls": 0},
             "today": {"day": "2030-02-11", "spent_usd": 0.095970, "cap_usd": 25}, "prices_as_of": "2026-06-04"}
            """),
        ProblemExamples.Example(400, "bad_group", "There is no such group.", "validation", "Some fields are not valid.", "See by.",
            ("errors", """{"by": ["Must be one of day, model, agent, prompt, or several with commas between."]}""")),
    ];
}
