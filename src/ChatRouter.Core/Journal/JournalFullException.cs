namespace ChatRouter.Core.Journal;

/// <summary>There is no space left for the write; surely nothing of it was stored.</summary>
public sealed class JournalFullException(string message, Exception? innerException = null) : Exception(message, innerException);
