namespace ChatRouter.Core.Delivery;

/// <summary>Something a connected client is told. Each concrete event is one method of the hubs' client interfaces.</summary>
public abstract record ServerEvent;
