"""Agendas (déroulés): reading them, checking whether they can be held, listing them."""
