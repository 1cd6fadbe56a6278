namespace ChatRouter.Server.Commands;

/// <summary>A command cannot do what was asked. The message says what to change.</summary>
public sealed class CommandException(string message) : Exception(message);
