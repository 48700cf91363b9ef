"""What plugs into Rasa: graph components, the in-process action endpoint, the conversation store and the agent."""
