using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agent.Eval.Diff;

/// <summary>What is written differently in two rubrics, value by value: <c>dispositions.qualified_from 60 → 70</c>.</summary>
internal static class RubricChanges
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static IReadOnlyList<string> Between(string before, string after)
    {
        var (old, now) = (Flat(before), Flat(after));
        return
        [
            .. from path in old.Keys.Union(now.Keys)
               let was = old.GetValueOrDefault(path, "none")
               let is_ = now.GetValueOrDefault(path, "none")
               where was != is_
               select $"{path} {was} → {is_}",
        ];
    }

    private static Dictionary<string, string> Flat(string json)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(JsonNode.Parse(json, documentOptions: Lenient), "");
        return values;

        void Add(JsonNode? node, string path)
        {
            switch (node)
            {
                case JsonObject members:
                    foreach (var (name, value) in members)
                    {
                        Add(value, path.Length == 0 ? name : $"{path}.{name}");
                    }

                    break;
                case JsonArray entries:
                    for (var at = 0; at < entries.Count; at++)
                    {
                        Add(entries[at], $"{path}[{at}]");
                    }

                    break;
                default:
                    values[path] = node?.ToJsonString() ?? "null";
                    break;
            }
        }
    }
}
