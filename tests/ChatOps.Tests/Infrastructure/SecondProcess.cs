namespace ChatOps.Tests.Infrastructure;

/// <summary>
/// What needs a process beside the test run's own (PostgreSQL, the built program, Node.js) bears the trait "needs: process", or Postgres in its class's
/// name. <c>./test quick</c> leaves it out, and a test that should have been left out fails there.
/// </summary>
internal static class SecondProcess
{
    public const string Trait = "needs";

    public const string Name = "process";

    private static readonly bool s_isQuick = Environment.GetEnvironmentVariable("CHATOPS_TESTS") == "quick";

    /// <summary>Called before one is started.</summary>
    public static void Starts()
    {
        if (s_isQuick)
            throw new InvalidOperationException("This test starts a second process: mark it [Trait(SecondProcess.Trait, SecondProcess.Name)].");
    }
}
