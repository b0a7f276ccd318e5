using Xunit;

namespace ChatOps.BrowserTests.Demo;

/// <summary>One demo for all stories that leave its clock alone.</summary>
[CollectionDefinition(nameof(OneDemo))]
public sealed class OneDemo : ICollectionFixture<DemoFixture>;
