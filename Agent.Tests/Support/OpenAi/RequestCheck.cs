using System.Text.Json.Nodes;
using static Agent.Tests.Support.OpenAi.MessageCheck;

namespace Agent.Tests.Support.OpenAi;

/// <summary>Refuses what OpenAI's <c>/chat/completions</c> refuses, in its words, before any script gets to see the request.</summary>
internal static class RequestCheck
{
    private const int MostTools = 128;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "messages", "model", "audio", "frequency_penalty", "function_call", "functions", "logit_bias", "logprobs", "max_completion_tokens", "max_tokens",
        "metadata", "modalities", "n", "parallel_tool_calls", "prediction", "presence_penalty", "prompt_cache_key", "reasoning_effort", "response_format",
        "safety_identifier", "seed", "service_tier", "stop", "store", "stream", "stream_options", "temperature", "tool_choice", "tools", "top_logprobs",
        "top_p", "user", "verbosity", "web_search_options",
    };

    public static OpenAiError? Objection(JsonObject body, IReadOnlySet<string> models) =>
        Unknown(body) ?? Model(body, models) ?? Messages(body) ?? Numbers(body) ?? Tools(body) ?? Format(body) ?? Stream(body);

    private static OpenAiError? Unknown(JsonObject body) => body.Select(member => member.Key).FirstOrDefault(name => !Known.Contains(name)) is { } unknown
        ? OpenAiError.Bad($"Unrecognized request argument supplied: {unknown}")
        : null;

    private static OpenAiError? Model(JsonObject body, IReadOnlySet<string> models) => Text(body["model"]) switch
    {
        null => OpenAiError.Bad("you must provide a model parameter"),
        var model when !models.Contains(model) => OpenAiError.NoSuchModel(model),
        _ => null,
    };

    private static OpenAiError? Messages(JsonObject body) => body["messages"] switch
    {
        null => OpenAiError.Bad("Missing required parameter: 'messages'.", "messages", "missing_required_parameter"),
        JsonArray { Count: 0 } => OpenAiError.Bad(
            "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages", "empty_array"),
        JsonArray messages => MessageCheck.Objection(messages),
        _ => OpenAiError.Bad("Invalid type for 'messages': expected an array of objects.", "messages", "invalid_type"),
    };

    private static OpenAiError? Numbers(JsonObject body)
    {
        if (body["max_tokens"] is not null && body["max_completion_tokens"] is not null)
        {
            return OpenAiError.Bad("Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.", "max_tokens", "invalid_parameter_combination");
        }

        return Between(body, "temperature", 0, 2) ?? Between(body, "top_p", 0, 1) ?? Between(body, "max_completion_tokens", 1, 128_000)
            ?? Between(body, "max_tokens", 1, 128_000) ?? Between(body, "n", 1, 128);
    }

    private static OpenAiError? Between(JsonObject body, string name, double least, double most) => body[name] switch
    {
        null => null,
        JsonValue number when number.TryGetValue(out double value) => value < least ? OpenAiError.Bad(
                $"Invalid '{name}': decimal below minimum value. Expected a value >= {least}, but got {value} instead.", name, "decimal_below_min_value")
            : value > most ? OpenAiError.Bad($"Invalid '{name}': decimal above maximum value. Expected a value <= {most}, but got {value} instead.", name, "decimal_above_max_value")
            : null,
        _ => OpenAiError.Bad($"Invalid type for '{name}': expected a number.", name, "invalid_type"),
    };

    private static OpenAiError? Tools(JsonObject body)
    {
        if (body["tools"] is null)
        {
            return body["tool_choice"] is not null ? OpenAiError.Bad("Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.", "tool_choice")
                : body["parallel_tool_calls"] is not null
                    ? OpenAiError.Bad("Invalid value for 'parallel_tool_calls': 'parallel_tool_calls' is only allowed when 'tools' are specified.", "parallel_tool_calls")
                : null;
        }

        if (body["tools"] is not JsonArray { Count: > 0 and <= MostTools } tools)
        {
            return OpenAiError.Bad($"Invalid 'tools': expected an array of 1 to {MostTools} tools.", "tools", "empty_array");
        }

        return tools.Select(Tool).FirstOrDefault(objection => objection is not null) ?? Choice(body["tool_choice"], tools);
    }

    private static OpenAiError? Tool(JsonNode? tool, int index)
    {
        var where = $"tools[{index}]";
        if (Text(tool?["type"]) != "function" || tool!["function"] is not JsonObject function)
        {
            return OpenAiError.Bad($"Missing required parameter: '{where}.function'.", $"{where}.function", "missing_required_parameter");
        }

        if (Text(function["name"]) is not { } name || !FunctionName().IsMatch(name))
        {
            return OpenAiError.Bad(
                $"Invalid '{where}.function.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", $"{where}.function.name", "invalid_value");
        }

        var parameters = function["parameters"];
        var objection = function["strict"] is JsonValue strict && strict.TryGetValue(out bool isStrict) && isStrict ? StrictSchemaCheck.Objection(parameters)
            : parameters is not null && Text(parameters["type"]) != "object" ? $"schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{parameters["type"]}\"'."
            : null;
        return objection is null
            ? null
            : OpenAiError.Bad($"Invalid schema for function '{name}': {objection}", $"{where}.function.parameters", "invalid_function_parameters");
    }

    private static OpenAiError? Choice(JsonNode? choice, JsonArray tools) => choice switch
    {
        null => null,
        JsonObject named when tools.Any(tool => Text(tool!["function"]!["name"]) == Text(named["function"]?["name"])) => null,
        JsonValue word when Text(word) is "none" or "auto" or "required" => null,
        _ => OpenAiError.Bad("Invalid value: 'tool_choice'. Supported values are: 'none', 'auto', and 'required'.", "tool_choice", "invalid_value"),
    };

    private static OpenAiError? Format(JsonObject body)
    {
        if (body["response_format"] is not { } format)
        {
            return null;
        }

        if (Text(format["type"]) is "text" or "json_object")
        {
            return null;
        }

        if (Text(format["type"]) != "json_schema" || format["json_schema"] is not JsonObject schema)
        {
            return OpenAiError.Bad("Missing required parameter: 'response_format.json_schema'.", "response_format.json_schema", "missing_required_parameter");
        }

        if (Text(schema["name"]) is not { } name || !FunctionName().IsMatch(name))
        {
            return OpenAiError.Bad("Missing required parameter: 'response_format.json_schema.name'.", "response_format.json_schema.name", "missing_required_parameter");
        }

        return schema["strict"] is JsonValue strict && strict.TryGetValue(out bool isStrict) && isStrict && StrictSchemaCheck.Objection(schema["schema"]) is { } objection
            ? OpenAiError.Bad($"Invalid schema for response_format '{name}': {objection}", "response_format")
            : null;
    }

    // The service does not stream. Should it begin to, its tests are to say so at once.
    private static OpenAiError? Stream(JsonObject body) => body["stream"] is JsonValue stream && stream.TryGetValue(out bool on) && on
        ? new(System.Net.HttpStatusCode.NotImplemented, "The stand-in does not stream.", "server_error")
        : null;
}
