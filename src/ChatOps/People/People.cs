namespace ChatOps.People;

/// <summary>Wiring of people.</summary>
internal static class People
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services.AddSingleton<PersonStore>();
}
