namespace ChatOps.Participation;

public static class ParticipationEndpoints;
