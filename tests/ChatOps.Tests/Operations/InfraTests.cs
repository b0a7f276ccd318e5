using System.Text.RegularExpressions;
using ChatOps.Settings;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;
using Microsoft.Extensions.Configuration;

namespace ChatOps.Tests.Operations;

public sealed partial class InfraTests
{
    private static readonly string Infra = Path.Combine(SourceFiles.Root, "infra");

    [Fact]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    public Task the_compose_file_fits_the_specification() =>
        Counterpart.Passes("check-manifests.mjs", "compose", Path.Combine(Infra, "compose.yaml"));

    [Fact]
    public void the_example_settings_are_valid()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(Infra, "appsettings.example.json")).Build();

        var (settings, faults) = SettingsReader.Read(configuration);

        faults.Concat(SettingsRules.Check(settings, isDevelopment: false)).ShouldBeEmpty();
        configuration.GetChildren().Select(c => c.Key).Except(SettingsReader.Sections).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("chatops.env.example")]
    [InlineData("chatops.service")]
    [InlineData("Dockerfile")]
    public void every_setting_that_is_named_exists(string file)
    {
        var sections = Setting().Matches(File.ReadAllText(Path.Combine(Infra, file))).Select(m => m.Groups[1].Value).ToList();

        sections.ShouldNotBeEmpty();
        sections.Except(SettingsReader.Sections).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\b([A-Z][A-Za-z]+)__[A-Za-z0-9]+")]
    private static partial Regex Setting();
}
