using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;

namespace ChatOps.Tests.Golden;

/// <summary>Every golden file against the vendors' schemas, limits and renderers, in Node.js and a real browser.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class ContractTests
{
    [Fact]
    public Task adaptive_cards_fit_microsofts_schema_and_renderer() => Pass("check-cards.mjs");

    [Fact]
    public Task blocks_fit_slacks_types_and_limits() => Pass("check-blocks.mjs");

    [Fact]
    public Task pages_are_labelled_and_fit_a_phone() => Pass("check-html.mjs");

    private static Task Pass(string script) => Counterpart.Passes(script, Goldens.Folder);
}
