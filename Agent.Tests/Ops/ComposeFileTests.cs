using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Agent.Tests.Ops;

/// <summary>
/// No Docker engine is needed: the file is read as YAML and held to the rules of the Compose specification that concern
/// what it uses. The member lists are written by hand from the specification; this is not its JSON schema.
/// </summary>
public sealed partial class ComposeFileTests
{
    private static readonly string[] TopLevel = ["name", "services", "volumes", "networks", "configs", "secrets", "include"];

    private static readonly string[] ServiceMembers =
    [
        "build", "image", "command", "entrypoint", "environment", "env_file", "ports", "expose", "volumes", "depends_on", "healthcheck",
        "restart", "stop_grace_period", "stop_signal", "networks", "user", "working_dir", "labels", "read_only", "tmpfs", "init", "profiles",
    ];

    private static readonly string[] BuildMembers = ["context", "dockerfile", "args", "target", "labels", "cache_from"];
    private static readonly string[] HealthMembers = ["test", "interval", "timeout", "retries", "start_period", "start_interval", "disable"];
    private static readonly string[] Conditions = ["service_started", "service_healthy", "service_completed_successfully"];

    private readonly YamlMappingNode _file = Load();

    [Fact]
    public void File_EveryMember_IsOneTheSpecificationKnows()
    {
        Assert.Empty(Keys(_file).Except(TopLevel));
        foreach (var (name, service) in Services())
        {
            Assert.Matches("^[a-zA-Z0-9._-]+$", name);
            Assert.Empty(Keys(service).Except(ServiceMembers));
            Assert.Empty(Keys(Map(service, "build")).Except(BuildMembers));
            Assert.Empty(Keys(Map(service, "healthcheck")).Except(HealthMembers));
            Assert.True(Has(service, "image") || Has(service, "build"), $"{name} needs an image or a build");
        }
    }

    [Fact]
    public void DependsOn_EveryTarget_IsAServiceThatCanMeetTheCondition()
    {
        foreach (var (_, service) in Services())
        {
            foreach (var (target, how) in Map(service, "depends_on").Children)
            {
                var dependency = Services().Single(other => other.Name == Text(target)).Service;
                var condition = Text(((YamlMappingNode)how).Children["condition"]);

                Assert.Contains(condition, Conditions);
                Assert.True(condition != "service_healthy" || Has(dependency, "healthcheck"), $"{target} has no health check");
            }
        }
    }

    [Fact]
    public void Durations_AndPorts_HaveTheFormTheSpecificationAsks()
    {
        foreach (var (_, service) in Services())
        {
            var health = Map(service, "healthcheck");
            foreach (var name in (string[])["interval", "timeout", "start_period"])
            {
                Assert.True(!Has(health, name) || Duration().IsMatch(Text(health.Children[name])), $"{name} is no duration");
            }

            Assert.True(!Has(health, "test") || Text(((YamlSequenceNode)health.Children["test"]).Children[0]) is "CMD" or "CMD-SHELL" or "NONE");
            Assert.All(List(service, "ports"), port => Assert.Matches(@"^127\.0\.0\.1:(\d+|\$\{\w+:-\d+\}):\d+$", Text(port)));
        }
    }

    [Fact]
    public void Volumes_EveryNamedOne_IsDeclaredAndUsed()
    {
        var used = Services().SelectMany(service => List(service.Service, "volumes")).Select(volume => Text(volume).Split(':')[0])
            .Where(source => !source.StartsWith('.'));

        Assert.Equal(Keys(Map(_file, "volumes")).Order(), used.Order());
    }

    [Fact]
    public void Paths_EveryOneNamed_Exists()
    {
        foreach (var (_, service) in Services())
        {
            var binds = List(service, "volumes").Select(volume => Text(volume).Split(':')[0]).Where(source => source.StartsWith('.'));
            var build = Map(service, "build").Children.Where(member => Text(member.Key) is "context" or "dockerfile").Select(member => Text(member.Value));

            Assert.All(binds.Concat(build), path => Assert.True(RepositoryFiles.Exists(path), $"{path} does not exist"));
        }
    }

    [Fact]
    public void Variables_EveryOneTakenFromOutside_IsInTheExampleAndHasADefault()
    {
        var named = Variable().Matches(RepositoryFiles.Read("docker-compose.yml")).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, variable => Assert.Contains(variable.Groups["name"].Value, EnvExample.Keys));
        Assert.All(named, variable => Assert.True(variable.Groups["default"].Success, $"{variable.Value} has no default"));
    }

    [Fact]
    public void Service_EverySettingItGets_IsInTheExample()
    {
        var service = Services().Single(candidate => candidate.Name == "service").Service;

        Assert.All(Keys(Map(service, "environment")), key => Assert.Contains(key, EnvExample.Keys));
    }

    private static YamlMappingNode Load()
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(RepositoryFiles.Read("docker-compose.yml"));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private IEnumerable<(string Name, YamlMappingNode Service)> Services() =>
        Map(_file, "services").Children.Select(service => (Text(service.Key), (YamlMappingNode)service.Value));

    private static bool Has(YamlMappingNode node, string name) => node.Children.ContainsKey(name);

    private static YamlMappingNode Map(YamlMappingNode node, string name) => Has(node, name) ? (YamlMappingNode)node.Children[name] : [];

    private static IEnumerable<YamlNode> List(YamlMappingNode node, string name) => Has(node, name) ? ((YamlSequenceNode)node.Children[name]).Children : [];

    private static IEnumerable<string> Keys(YamlMappingNode node) => node.Children.Keys.Select(Text);

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex(@"^(\d+(us|ms|s|m|h))+$")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\$\{(?<name>\w+)(?<default>:-[^}]*)?\}")]
    private static partial Regex Variable();
}
