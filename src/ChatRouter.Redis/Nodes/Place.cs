namespace ChatRouter.Redis.Nodes;

/// <summary>Whether other nodes hold somebody too, in that version of his places; version 0: nobody holds him.</summary>
internal readonly record struct Place(long Version, bool Elsewhere);
