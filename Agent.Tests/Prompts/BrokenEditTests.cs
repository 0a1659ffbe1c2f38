using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Prompts;

/// <summary>Every kind of broken edit: one line says the file, what was found and what is allowed, and nothing changes.</summary>
public sealed class BrokenEditTests : IDisposable
{
    private const string Lead = "{{$lead}}";
    private const string ReaderAllows = "{{$received_at}}, {{$lead}}";

    private readonly FakeTimeProvider _clock = new(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly PromptFolder _folder;

    public BrokenEditTests() => _folder = new(_clock);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "found no text, expected a prompt")]
    [InlineData(" \n\t", "found no text, expected a prompt")]
    [InlineData("Read {{$received_at}}.", "found no {{$lead}}, expected " + ReaderAllows)]
    [InlineData("Read {{$received_at}}\n{{$lead}} of {{$company}}.", "line 2: found {{$company}}, expected " + ReaderAllows)]
    [InlineData("{{$received_at}} {{$Lead}}", "line 1: found {{$Lead}}, expected " + ReaderAllows)]
    [InlineData("{{$received_at}}\n\n{{$lead", "line 3: found {{ without }}, expected " + ReaderAllows)]
    [InlineData("{{$received_at {{$lead}}", "line 1: found {{$received_at {{$lead}}, expected " + ReaderAllows)]
    [InlineData("{{$received_at}} {{$lead}} {{}}", "line 1: found {{}}, expected " + ReaderAllows)]
    [InlineData("{{$received_at}} {{$lead}} {{$na-me}}", "line 1: found {{$na-me}}, expected " + ReaderAllows)]
    [InlineData("{{$received_at}} {{$lead}} {{'text'}}", "line 1: found {{'text'}}, expected " + ReaderAllows)]
    [InlineData("{{$received_at}} {{$lead}} {{crm.upsert_lead_row $lead}}", "line 1: found {{crm.upsert_lead_row $lead}}, expected " + ReaderAllows)]
    [InlineData("{{$received_at}} {{$lead}} \0", "found the character U+0000 in line 1, expected text")]
    [InlineData("<message role=\"user\">{{$received_at}} {{$lead}}", "found tags that do not match near line 1, expected XML in and around <message> (& is &amp;, < is &lt;)")]
    [InlineData("<message role=\"user\">R&D {{$received_at}} {{$lead}}</message>", "found tags that do not match near line 1, expected XML in and around <message> (& is &amp;, < is &lt;)")]
    [InlineData("<message role=\"assistent\">{{$received_at}} {{$lead}}</message>", "found the role assistent in a <message> tag, expected one of system, user, assistant")]
    [InlineData("<message>{{$received_at}} {{$lead}}</message>", "found the role none in a <message> tag, expected one of system, user, assistant")]
    [InlineData("Be kind. <message role=\"user\">{{$received_at}} {{$lead}}</message>", "found Be kind. outside of the <message> tags, where it would not be sent")]
    [InlineData("<b>{{$lead}}</b><message role=\"user\">{{$received_at}}</message>", "found <b>{{$lead}}</b> outside of the <message> tags, where it would not be sent")]
    [InlineData("<message role=\"system\">{{$lead}}</message><message role=\"user\">{{$received_at}}</message>", "found {{$lead}} in a message of the role system, expected it in one of the role user")]
    [InlineData("<message role=\"system\"><x a=\"{{ $lead }}\"/></message><message role=\"user\">{{$received_at}}</message>", "found {{$lead}} in a message of the role system, expected it in one of the role user")]
    public void ReaderTemplate_Broken_IsRefused(string template, string problem) => AssertRefused("reader/skprompt.txt", template, problem);

    [Theory]
    [InlineData("You act on {{$lead}}.", "line 1: found {{$lead}}, expected no variables: an agent's prompt has none")]
    [InlineData("You act.\n{{crm.upsert_lead_row}}", "line 2: found {{crm.upsert_lead_row}}, expected no variables: an agent's prompt has none")]
    [InlineData("<message role=\"system\">You act.</message>", "found a <message> tag, expected plain text: an agent's prompt is its system message")]
    public void AgentTemplate_Broken_IsRefused(string template, string problem) => AssertRefused("triage/skprompt.txt", template, problem);

    [Theory]
    [InlineData("{", "line 1: found text that is not JSON, or a member twice, expected one JSON object")]
    [InlineData("{\n  \"description\": \"x\",\n}", "line 3: found text that is not JSON, or a member twice, expected one JSON object")]
    [InlineData("""{"description": "x", "description": "y"}""", "found text that is not JSON, or a member twice, expected one JSON object")]
    [InlineData("[]", "found an array, expected an object")]
    [InlineData("""{"execution_setting": {}}""", "found execution_setting, expected only schema, description, template_format, input_variables, output_variable, execution_settings")]
    [InlineData("""{"allow_dangerously_set_content": true}""", "found allow_dangerously_set_content, expected only schema, description, template_format, input_variables, output_variable, execution_settings")]
    [InlineData("""{"template_format": "handlebars"}""", "template_format: found \"handlebars\", expected \"semantic-kernel\"")]
    [InlineData("""{"output_variable": "text"}""", "output_variable: found \"text\", expected an object")]
    [InlineData("{}", "input_variables: found none, expected request, as the template uses them")]
    [InlineData("""{"input_variables": {}}""", "input_variables: found an object, expected an array")]
    [InlineData("""{"input_variables": ["request"]}""", "input_variables: found \"request\", expected an object")]
    [InlineData("""{"input_variables": [{"name": "request"}, {"name": "lead"}]}""", "input_variables: found request, lead, expected request, as the template uses them")]
    [InlineData("""{"input_variables": [{"name": "request"}, {"name": "request"}]}""", "input_variables: found request, request, expected request, as the template uses them")]
    [InlineData("""{"input_variables": [{"name": "request", "allow_dangerously_set_content": true}]}""", "input_variables: found allow_dangerously_set_content, expected only name, description, is_required, json_schema")]
    public void WriterConfig_Broken_IsRefused(string config, string problem) => AssertRefused("writer/config.json", config, problem);

    [Theory]
    [InlineData("""{"temperature": "warm"}""", ".temperature: found \"warm\", expected a number from 0 to 2")]
    [InlineData("""{"temperature": 2.5}""", ".temperature: found 2.5, expected a number from 0 to 2")]
    [InlineData("""{"temprature": 0}""", ": found temprature, expected only temperature, top_p, presence_penalty, frequency_penalty, max_tokens, seed, stop_sequences, reasoning_effort, model_id")]
    [InlineData("""{"top_p": -1}""", ".top_p: found -1, expected a number from 0 to 1")]
    [InlineData("""{"max_tokens": 0}""", ".max_tokens: found 0, expected a whole number from 1")]
    [InlineData("""{"max_tokens": 1.5}""", ".max_tokens: found 1.5, expected a whole number from 1")]
    [InlineData("""{"max_tokens": null}""", ".max_tokens: found null, expected a whole number from 1")]
    [InlineData("""{"seed": true}""", ".seed: found true, expected a whole number")]
    [InlineData("""{"stop_sequences": "END"}""", ".stop_sequences: found \"END\", expected an array of up to 4 texts")]
    [InlineData("""{"stop_sequences": ["a", "b", "c", "d", "e"]}""", ".stop_sequences: found an array, expected an array of up to 4 texts")]
    [InlineData("""{"reasoning_effort": "extreme"}""", ".reasoning_effort: found \"extreme\", expected one of minimal, low, medium, high")]
    [InlineData("""{"model_id": ""}""", ".model_id: found \"\", expected the name of a model")]
    [InlineData("""{"function_choice_behavior": {"type": "auto"}}""", ": found function_choice_behavior, expected only temperature, top_p, presence_penalty, frequency_penalty, max_tokens, seed, stop_sequences, reasoning_effort, model_id")]
    [InlineData("[]", ": found an array, expected an object")]
    public void ExecutionSettings_Broken_AreRefused(string settings, string problem) =>
        AssertRefused("triage/config.json", """{"execution_settings": {"default": """ + settings + "}}", $"execution_settings.default{problem}");

    [Fact]
    public void ExecutionSettings_ForAnotherService_AreRefused() => AssertRefused(
        "triage/config.json", """{"execution_settings": {"gpt-4o": {"temperature": 0}}}""", "execution_settings: found gpt-4o, expected only default");

    [Theory]
    [InlineData("\"need\": { \"max\": 25, \"specific\": 25", "\"need\": { \"max\": 20, \"specific\": 20", "criteria: found 95, expected maxima that add up to 100")]
    [InlineData("\"qualified_from\": 60", "\"qualified_from\": 20", "dispositions.nurture_from: found 30, expected less than qualified_from (20)")]
    [InlineData("\"low_fit_reason_code\": \"low_fit\"", "\"low_fit_reason_code\": \"tiny\"", "dispositions.low_fit_reason_code: found tiny, expected a code of reason_codes")]
    public void Rubric_RuleBroken_IsRefused(string from, string to, string problem) =>
        AssertRefused("rubric.json", _folder.Read("rubric.json").Replace(from, to, StringComparison.Ordinal), problem);

    [Theory]
    [InlineData("", "line 1: found text that is not JSON, expected one JSON object")]
    [InlineData("{", "line 1: found text that is not JSON, expected one JSON object")]
    [InlineData("null", "is null, expected an object")]
    [InlineData("[]", "line 1: found a value of the wrong kind")]
    [InlineData("{\n  \"weights\": {}\n}", "weights: line 2: found a member that no rubric has")]
    [InlineData("{\n  \"reason_codes\": \"other\"\n}", "reason_codes: line 2: found a value of the wrong kind")]
    [InlineData("{\"spam\": {\"links\": 3, \"reason_code\": \"x\"}, \"spam\": {\"links\": 3, \"reason_code\": \"x\"}}", "spam: line 1: found a member twice")]
    [InlineData("{\"segments\": {}}", "segments: line 1: found no enterprise_from, expected every member of a rubric")]
    public void Rubric_NotARubric_IsRefusedInWordsForPeople(string json, string problem) => AssertRefused("rubric.json", json, problem);

    [Theory]
    [InlineData("closing/skprompt.txt")]
    [InlineData("closing/config.json")]
    [InlineData("rubric.json")]
    public void File_Deleted_IsMissedAtTheSecondLook(string file)
    {
        var catalog = Load();
        var before = catalog.Current;
        _folder.Delete(file);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Same(before, catalog.Current);
        Assert.Null(catalog.Error);

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(before.Hashes, catalog.Current.Hashes);
        Assert.Equal($"{file}: found no file, expected one", catalog.Error);
    }

    [Fact]
    public void File_NotUtf8OrTooLarge_IsRefused()
    {
        var catalog = Load();
        var before = catalog.Current;
        File.WriteAllBytes(_folder.At("closing/skprompt.txt"), [0x59, 0xff, 0xfe, 0x6f]);
        Edit("triage/skprompt.txt", new string('x', 256 * 1024 + 1));

        Assert.Equal(before.Hashes, catalog.Current.Hashes);
        Assert.Equal(
            "triage/skprompt.txt: found 262145 bytes, expected at most 262144; closing/skprompt.txt: found bytes that are not text, expected UTF-8", catalog.Error);
    }

    [Fact]
    public void Shipped_All_KeepTheRules() => Assert.Null(Load().Error);

    private void AssertRefused(string file, string text, string problem)
    {
        var catalog = Load();
        var before = catalog.Current;
        Edit(file, text);

        Assert.Equal(before.Hashes, catalog.Current.Hashes);
        Assert.Equal($"{file}: {problem}", catalog.Error);
        var state = Assert.Single(catalog.States, state => state.Error is not null);
        Assert.Equal(file.Split('/', '.')[0], state.Version.Name);
        Assert.Equal(catalog.Error, state.Error);
    }

    private Agent.Api.Prompts.PromptCatalog Load()
    {
        var catalog = _folder.Catalog(_clock);
        Assert.NotNull(catalog.Current);
        _clock.Advance(TimeSpan.FromSeconds(2));
        return catalog;
    }

    private void Edit(string file, string text)
    {
        _folder.Write(file, text);
        _clock.Advance(TimeSpan.FromSeconds(2));
    }
}
