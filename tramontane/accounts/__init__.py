"""Who acts: users, the organisations they act for, and the mandates that say so."""
