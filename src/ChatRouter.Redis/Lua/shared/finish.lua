-- Ends an event: what follows from it, and what it made due at once.
function routing.finish()
  routing.settle()
  routing.advance(shop.now)
end
