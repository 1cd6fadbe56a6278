namespace ChatRouter.Core.Phrases;

/// <summary>How many phrases an import adds, and how many it replaces.</summary>
public sealed record PhraseImport(int Added, int Replaced);
