namespace ChatOps.Goals;

/// <summary>Wiring of the sample goals.</summary>
internal static class Goals
{
    public static IServiceCollection AddGoals(this IServiceCollection services) => services.AddSingleton<SampleGoalStore>();
}
