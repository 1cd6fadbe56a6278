namespace ChatRouter.Core.Nodes;

/// <summary>The store did not answer: whether it did what was asked is not known.</summary>
public sealed class OneTimeStoreUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
