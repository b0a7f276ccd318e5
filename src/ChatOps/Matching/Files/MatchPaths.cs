namespace ChatOps.Matching.Files;

/// <summary>The files of a dry run.</summary>
/// <param name="People">Who is to be matched.</param>
/// <param name="History">Past pairs; null: none.</param>
/// <param name="Keep">Pairs who stay together; null: none.</param>
/// <param name="Out">Written when everybody has a group.</param>
internal sealed record MatchPaths(string People, string? History, string? Keep, string Out);
