"""What whoever runs the service needs: backups, figures, probes, locks."""
