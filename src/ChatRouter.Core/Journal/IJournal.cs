namespace ChatRouter.Core.Journal;

/// <summary>The truth: conversations, their messages and who owns them.</summary>
public interface IJournal : IJournalReader, IJournalWriter;
