namespace ChatOps.Credentials;

/// <summary>Wiring of the way out. Who gets tokens where stands with those who need them.</summary>
internal static class Credentials
{
    public static IServiceCollection AddCredentials(this IServiceCollection services) =>
        services.AddSingleton<WayOut>(connections => connections);
}
