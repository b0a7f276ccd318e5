using ChatOps.Matching;
using ChatOps.Programs;

namespace ChatOps.Rounds;

/// <summary>A program's percentages as the matcher's points.</summary>
internal static class MatchWeights
{
    /// <summary>What a way of meeting in common, or an offer of help, is worth where a program counts it in full.</summary>
    private const int InFull = 60;

    public static Weights Of(RoundSettings rounds)
    {
        var (match, full) = (rounds.Match, Weights.Default);
        return new Weights
        {
            OverlapHour = Part(full.OverlapHour, match.Hours),
            SameTopic = Part(full.SameTopic, match.Topic),
            NearTopic = Part(full.NearTopic, match.Topic),
            AnyTopic = Part(full.AnyTopic, match.Topic),
            Seniority = Part(full.Seniority, match.Seniority),
            SeniorityStep = Part(full.SeniorityStep, match.Seniority),
            SeniorityAim = match.MixesSeniority ? Aim.Mixed : Aim.Alike,
            Department = Part(full.Department, match.Department),
            DepartmentAim = match.StaysInDepartment ? Aim.Alike : Aim.Mixed,
            Mode = Part(InFull, match.Mode),
            Help = Part(InFull, match.Help),
            MinimumOverlap = match.MinimumOverlap,
            NeedsLanguage = match.NeedsLanguage,
            WholeLine = match.WholeLine,
            GroupSize = rounds.GroupSize,
        };
    }

    private static int Part(int full, int percent) => full * percent / 100;
}
