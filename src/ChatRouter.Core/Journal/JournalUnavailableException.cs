namespace ChatRouter.Core.Journal;

/// <summary>The database did not answer in time or failed: it is unknown whether the write was stored.</summary>
public class JournalUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
