namespace ChatOps.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void the_participation_project_references_nothing_of_ours() =>
        typeof(ChatOps.Participation.ParticipationEndpoints).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!).ShouldNotContain(n => n.StartsWith("ChatOps", StringComparison.Ordinal));
}
