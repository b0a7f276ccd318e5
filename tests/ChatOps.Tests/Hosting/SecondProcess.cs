namespace ChatOps.Tests.Hosting;

/// <summary>
/// What needs a process beside the test run's own (PostgreSQL, the built program, Node.js) bears the trait "needs: process", or Postgres in
/// its class's name. <c>./test quick</c> leaves it out; a test that should have been left out fails there and in every other run.
/// </summary>
internal static class SecondProcess
{
    public const string Trait = "needs";

    public const string Name = "process";

    /// <summary>Called by whatever starts one, or lends one that runs already.</summary>
    public static void IsNeeded()
    {
        var context = TestContext.Current;
        // What serves the whole run belongs to no class.
        if (context.TestClass is not { } testClass || testClass.TestClassName.Contains("Postgres", StringComparison.Ordinal))
            return;
        if ((context.Test?.Traits ?? testClass.Traits).GetValueOrDefault(Trait)?.Contains(Name) != true)
            throw new InvalidOperationException(
                "This test needs a second process: mark it [Trait(SecondProcess.Trait, SecondProcess.Name)].");
    }
}
