using ChatOps.Simulation.People;

namespace ChatOps.Simulation.Gestures;

/// <summary>One thing that a member can do.</summary>
/// <param name="Name">For the trace.</param>
/// <param name="Weight">How often it is drawn, next to the others.</param>
/// <param name="Can">Whether their screen lets them do it now. Looks at nothing but the screen and what the member knows of
/// themselves.</param>
/// <param name="Do">Does it; what came of it, for the trace.</param>
internal sealed record Gesture(string Name, int Weight, Func<Colleague, bool> Can, Func<Actor, Task<string>> Do);
